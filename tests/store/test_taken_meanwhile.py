"""What is taken is worked out before anybody has to wait; what was written in between counts all the same."""

import pytest

from csa_desktop.errors import UserError
from csa_desktop.store import admit
from csa_desktop.store.verify import verify
from tests.store.test_admit import (  # noqa: F401
    ASSESSMENT,
    certified,
    cole,
    join,
    laptops,
    marsh,
    said,
    sent,
    write,
)


@pytest.fixture
def row(marsh, cole):  # noqa: F811
    """A finding that both have."""
    row = write(marsh, text="The register fell.")
    join(marsh, cole)
    return row


def weighed(store, changes):
    with store.reading() as connection:
        return admit.look(connection, changes, certified(changes))


def test_what_is_written_while_it_is_worked_out_stands_beside_what_came(marsh, cole, row):  # noqa: F811
    write(marsh, row, text="The register rose.")
    coming = weighed(cole, sent(marsh, cole))
    written = []

    def meanwhile(_):
        if not written:
            written.append(write(cole, row, text="The register stood still."))

    done = cole.admit(coming, working_out=meanwhile)
    assert written and done.conflicts == {("statement", row, "text")}
    assert verify(cole).sentences == ()
    join(marsh, cole)
    assert said(cole) == said(marsh)


def test_what_is_erased_while_it_is_worked_out_stays_erased(marsh, cole, row):  # noqa: F811
    write(marsh, row, text="The register rose.")
    coming = weighed(cole, sent(marsh, cole))

    def meanwhile(_):
        if any(statement.id == row for statement in cole.trail(ASSESSMENT).rows.statements):
            cole.erase([("statement", row)], assessment=ASSESSMENT, ground="Asked for.")

    cole.admit(coming, working_out=meanwhile)
    assert verify(cole).sentences == () and not cole.trail(ASSESSMENT).rows.statements
    with cole.reading() as connection:
        texts = connection.exec_driver_sql("SELECT body FROM payload").scalars().all()
    assert not [text for text in texts if "The register" in text]


def test_what_is_typed_is_kept_while_it_is_worked_out(marsh, cole):  # noqa: F811
    rows = {write(marsh, text=f"Finding {number}.") for number in range(3)}
    coming = weighed(cole, sent(marsh))
    cole.admit(coming, working_out=lambda share: cole.put_setting("typed", "kept") if share == 0 else None)
    assert cole.setting("typed") == "kept"
    assert {statement.id for statement in cole.trail(ASSESSMENT).rows.statements} == rows


def test_it_can_be_ended_while_it_is_worked_out(marsh, cole):  # noqa: F811
    write(marsh, text="The register fell.")
    coming = weighed(cole, sent(marsh))

    def end(_):
        raise UserError("Ended.")

    with pytest.raises(UserError, match=r"Ended\."):
        cole.admit(coming, working_out=end)
    with cole.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one() == 0
    assert cole.admit(coming).known == 0
