"""Whatever can say two things is named as a person would."""

import pytest

from csa_desktop.domain.field_names import NAMES, field_name
from csa_desktop.store.tables import FIELDS


@pytest.mark.parametrize("table", sorted(FIELDS))
def test_no_field_is_named_as_a_column(table):
    said = [field_name(table, field) for field in sorted(FIELDS[table])]
    assert [name for name in said if "_" in name or "sha" in name or name == "position"] == []
    assert len(set(said)) == len(said)


def test_what_is_named_is_kept():
    assert {
        (table, field) for table in NAMES for field in NAMES[table] if field not in FIELDS[table]
    } == set()
