"""What several lists say of a child becomes one child that may be drawn."""

import pytest

from csa_desktop.domain.sampling import CLOSED, CURRENT, characteristics
from csa_desktop.domain.sampling.pooling import Joining
from csa_desktop.domain.sampling.titles import coverable, title_of
from csa_desktop.frameworks.packs import installed_packs


@pytest.fixture(scope="module")
def pack():
    return installed_packs()["child-protection-2012"]


def joined(pack, **said):
    return Joining(pack).child("key", {kind.replace("_", "-"): facts for kind, facts in said.items()})


def test_it_has_reached_every_stage_that_a_list_shows(pack):
    child = joined(pack, contacts={}, referrals={}, child_protection_plans={"state": "closed"})
    assert child.stages == ("universal", "referral", "step-down")


def test_two_children_on_the_same_lists_reached_different_stages_by_their_state(pack):
    joining = Joining(pack)
    stages = [
        joining.child(state, {"child-protection-plans": {"state": state}}).stages
        for state in (CURRENT, CLOSED)
    ]
    assert stages == [("plan",), ("step-down",)]


def test_groups_of_all_lists_count_and_the_latest_list_says_the_rest(pack):
    child = joined(
        pack,
        contacts={"groups": ["disability"], "gender": "girl", "age": 8, "started": "2011-01-01"},
        referrals={"groups": ["drug-misuse"], "gender": "boy", "age": 9, "started": "2012-01-01"},
    )
    assert child.groups == {"disability", "drug-misuse"}
    assert (child.gender, child.age) == ("boy", 9)


def test_it_is_current_while_any_list_says_so(pack):
    child = joined(
        pack, referrals={"state": "closed", "ended": "2011-05-01"}, section_47={"state": "current"}
    )
    assert (child.state, child.closed_on) == (CURRENT, "")


def test_it_was_closed_on_the_last_day_that_a_list_gives(pack):
    child = joined(
        pack,
        contacts={"state": "closed", "ended": "2011-05-01", "proceeded": "no"},
        referrals={"state": "closed", "ended": "2011-09-01", "proceeded": "yes"},
    )
    assert (child.state, child.closed_on, child.proceeded) == (CLOSED, "2011-09-01", "yes")


def test_what_a_child_speaks_for_has_a_title(pack):
    child = joined(pack, contacts={"age": 16, "gender": "girl", "state": "closed", "proceeded": "no"})
    titles = {title_of(pack, mark) for mark in characteristics(child)}
    assert titles == {"Aged 16 and over", "girl", "Closed, did not go further"}
    assert title_of(pack, coverable(pack)[0]) == "Disabled children"


def test_the_unannounced_inspection_covers_files_that_proceeded_and_that_did_not():
    """002:110-116."""
    pack = installed_packs()["unannounced-2009"]
    assert {"state:closed-proceeded", "state:closed-not-proceeded"} < set(coverable(pack))
