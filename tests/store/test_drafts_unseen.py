"""No draft is written over or dropped by one who has not seen it, whether or not the disk takes it."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine
from sqlmodel import SQLModel

from csa_desktop.errors import UserError
from csa_desktop.store import local
from csa_desktop.store.held import Held
from csa_desktop.store.local import Draft

PLACE = "statement/one/text"
OTHER = "a second place/statement/one/text"
"""Ends like the first one, and is none of its own."""


class Disk:
    """The table of drafts, on a disk that is full at times."""

    def __init__(self):
        self.engine = create_engine("sqlite://")
        SQLModel.metadata.tables["draft"].create(self.engine)
        self.full = False
        self.held = Held(self._write)

    def _write(self, typed):
        if self.full:
            raise UserError("The disk is full.")
        with self.engine.begin() as connection:
            for draft, seen in typed:
                local.keep_draft(connection, draft, seen=seen)

    def ask(self, ask):
        with self.engine.begin() as connection:
            return ask(connection)

    def keep(self, text, seen):
        try:
            self.held.keep(Draft(PLACE, "a", "A finding", text, ""), seen)
        except UserError:
            assert self.full

    def drop(self, seen):
        before = self.held.let_go(PLACE, seen=seen, kept="")

        def drop(connection: Connection):
            for words in filter(None, (seen, before)):
                local.drop_draft(connection, PLACE, seen=words)

        self.ask(drop)

    def room(self):
        self.full = False
        self.held.keep_all()

    def drafts(self):
        return self.held.over(self.ask(local.drafts), "")

    def there(self):
        """What one sees who comes to the place now."""
        return next((draft.text for draft in self.drafts() if draft.place == PLACE), "")


@dataclass
class Typist:
    """One who types at the place; `seen` is what they wrote or were shown there."""

    seen: str = ""


STEPS = st.lists(
    st.tuples(st.sampled_from(("type", "look", "drop", "full", "room")), st.integers(0, 2)), max_size=14
)


@given(STEPS)
def test_words_are_gone_only_once_one_who_saw_them_wrote_over_them_or_let_go(steps):
    disk, typists, owed = Disk(), [Typist() for _ in range(3)], set()
    for number, (what, who) in enumerate(steps):
        typist = typists[who]
        if what == "type":
            words = f"words {number}."
            owed.discard(typist.seen)
            owed.add(words)
            disk.keep(words, typist.seen)
            typist.seen = words
        elif what == "look":
            typist.seen = disk.there()
        elif what == "drop" and typist.seen:
            owed.discard(typist.seen)
            disk.drop(typist.seen)
            typist.seen = ""
        elif what == "full":
            disk.full = True
        elif what == "room":
            disk.room()
        assert owed <= {draft.text for draft in disk.drafts()}
    disk.room()
    assert owed <= {draft.text for draft in disk.ask(local.drafts)}
    assert disk.held.all() == ()


def test_what_goes_on_from_what_is_there_takes_its_place():
    disk = Disk()
    disk.keep("Seen", "")
    disk.keep("Seen late", "")
    assert [draft.text for draft in disk.drafts()] == ["Seen late"]


def test_what_was_put_aside_is_dropped_by_who_saw_it_and_nothing_else_is():
    disk = Disk()
    disk.ask(lambda c: local.keep_draft(c, Draft(OTHER, "a", "Another", "Earlier.", "")))
    disk.keep("Earlier.", "")
    (moved,) = (draft for draft in disk.drafts() if draft.place == PLACE)
    disk.keep("Now.", "")
    assert sorted(draft.text for draft in disk.drafts()) == ["Earlier.", "Earlier.", "Now."]
    (aside,) = (d for d in disk.drafts() if d.place.startswith(local.ASIDE))
    assert aside.title == "A finding" and aside.at == moved.at
    disk.drop("Earlier.")
    assert sorted((draft.place, draft.text) for draft in disk.drafts()) == [
        (OTHER, "Earlier."),
        (PLACE, "Now."),
    ]


def test_what_became_a_change_is_dropped_with_what_it_goes_on_from():
    disk = Disk()
    disk.keep("Half a sent", "")
    disk.ask(lambda c: local.drop_draft(c, PLACE, seen="", kept="Half a sentence."))
    assert disk.drafts() == ()
