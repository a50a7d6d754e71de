"""Nothing that is typed about an erased child is kept, not even what is on its way meanwhile."""

import pytest

from csa_desktop.errors import UserError
from csa_desktop.store import admit, sending
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Edit
from csa_desktop.store.store import NOT_NOTED
from csa_desktop.store.verify import verify
from tests.exchange.laptops import StoreLaptop, certified
from tests.no_room import LONG, fill, make_room

CASE, SAID = "case-of-one-child", "finding-on-that-child"
NEW = f"new:finding:5::::::{CASE}/not-yet-there/text"
BOX = f"unsent:event:/{CASE}/note"
CHANGED = f"statement/{SAID}/text"
ASIDE = f"aside:other/{CHANGED}"
PLACES = (NEW, BOX, CHANGED, ASIDE, f"unsent:event:{SAID}/elsewhere/note")


@pytest.fixture
def child(store, assessment):
    """A case, and something that was said of it."""
    edits = [
        Edit("case", CASE, {"code": "C-03"}),
        Edit("statement", SAID, {"kind": "finding", "text": "Seen late.", "case": CASE}),
    ]
    store.record("Add a case", edits, assessment=assessment)
    return CASE


def typed(assessment, place, words="Seen late again."):
    return Draft(place, assessment, "A finding", words, "")


def erase(store, assessment):
    rows = store.rows_in_scope(assessment, CASE)
    store.erase(rows, assessment=assessment, ground="A court order", scope_case=CASE)


@pytest.mark.parametrize("place", PLACES)
def test_a_draft_that_is_on_its_way_while_its_child_is_erased_is_not_kept(store, assessment, child, place):
    erase(store, assessment)
    store.keep_draft(typed(assessment, place))
    store.keep_draft(typed(assessment, "new:finding:5/another/text", "Of nobody."))
    assert [draft.text for draft in store.drafts()] == ["Of nobody."]
    assert store.held == ()


def test_words_that_the_disk_refused_are_let_go_of_once_their_child_is_erased(store, assessment, child):
    """The erasing is over by the time at which they are refused."""
    erase(store, assessment)
    fill(store)
    with pytest.raises(UserError, match="The disk is full"):
        store.keep_draft(typed(assessment, "statement/other/text", LONG))
    store.keep_draft(typed(assessment, CHANGED, LONG))
    assert [draft.place for draft in store.held] == ["statement/other/text"]
    make_room(store)
    store.keep_held()
    assert [draft.place for draft in store.drafts()] == ["statement/other/text"]


def test_a_draft_that_is_left_of_an_erased_child_is_a_fault_and_goes_when_the_store_is_opened(
    store, assessment, child
):
    erase(store, assessment)
    assert verify(store).sentences == ()
    order = "INSERT INTO draft (place, assessment, title, text, seen, at) VALUES ('{}', 'a', '', 'S', '', '')"
    store.keep_local(lambda connection: connection.exec_driver_sql(order.format(NEW)))
    assert any("not wholly gone" in sentence for sentence in verify(store).sentences)
    store.erase_again()
    assert verify(store).sentences == () and store.drafts() == ()


def test_a_box_in_which_the_child_is_named_by_its_code_goes_and_another_stays(store, assessment, child):
    """What was put aside earlier was of another child: the box has gone on since."""
    risk = f"unsent:risk/{assessment}"
    for place, words in (
        (f"{risk}/child", " c-03"),
        (f"{risk}/what", "Alone at home."),
        (f"aside:one/{risk}/child", "C-04"),
        (f"aside:two/{risk}/what", "Seen late."),
        (f"unsent:note/{assessment}/text", "C-03 and C-04 were drawn."),
    ):
        store.keep_draft(typed(assessment, place, words))
    erase(store, assessment)
    left = {draft.text for draft in store.drafts()}
    assert left == {"C-04", "Seen late.", "C-03 and C-04 were drawn."}


def test_an_erasing_that_could_not_be_noted_beside_the_store_is_done_and_says_so(store, assessment, child):
    (store.folder / "erased.json").mkdir()  # nothing can be written in its place
    rows = store.rows_in_scope(assessment, CASE)
    done = store.erase(rows, assessment=assessment, ground="A court order", scope_case=CASE)
    assert store.trail(assessment).case(CASE) is None
    assert done.left == (NOT_NOTED,)


def test_a_bundle_with_an_erasing_that_could_not_be_noted_is_taken(store, assessment, child, tmp_path):
    colleague = StoreLaptop(tmp_path / "colleague")
    give(store, colleague.store, assessment)
    erase(colleague.store, assessment)
    (store.folder / "erased.json").mkdir()
    give(colleague.store, store, assessment)
    assert store.trail(assessment).case(CASE) is None
    colleague.close()


def give(one, other, assessment):
    with one.reading() as connection:
        changes = list(sending.lacking(connection, assessment, {}))
    with other.reading() as connection:
        weighed = admit.look(connection, changes, certified(changes))
    other.admit(weighed)


@pytest.mark.parametrize("by_bundle", [False, True])
def test_a_box_about_the_child_that_the_disk_refused_is_held_no_more(
    store, assessment, child, tmp_path, by_bundle
):
    colleague = StoreLaptop(tmp_path / "colleague")
    give(store, colleague.store, assessment)
    store.keep_draft(typed(assessment, f"unsent:risk/{assessment}/child", "C-03"))
    fill(store)
    with pytest.raises(UserError, match="The disk is full"):
        store.keep_draft(typed(assessment, f"unsent:risk/{assessment}/what", LONG))
    make_room(store)
    if by_bundle:
        erase(colleague.store, assessment)
        give(colleague.store, store, assessment)
    else:
        erase(store, assessment)
    store.keep_held()
    assert (store.held, store.drafts()) == ((), ())
    colleague.close()
