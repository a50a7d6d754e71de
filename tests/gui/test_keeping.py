"""From typing to a change: what is kept when, and what a late reading may not undo."""

from PySide6.QtCore import QObject, Signal

from csa_desktop.gui.keeping import Keeping
from csa_desktop.store.log import Recorded

ROW = ("statement", "s1")


class Field(QObject):
    typed = Signal(object)
    left = Signal()

    def __init__(self):
        super().__init__()
        self.text = ""

    def value(self):
        return self.text

    def set_value(self, value):
        self.text = value

    retype = set_value

    def type(self, words):
        self.text += words
        self.typed.emit(self.text)


class Drawer:
    """Where drafts are put: a hand-made stand-in for the store's local table."""

    def __init__(self):
        self.kept, self.again = {}, None

    def keep(self, draft, again=None, *, seen):
        self.again = again
        self.kept[draft.place] = draft.text

    def drop(self, place, *, seen, kept=""):
        self.kept.pop(place, None)


def begin(qtbot):
    field, drawer, asked = Field(), Drawer(), []
    keeping = Keeping(
        field,
        drawer,
        lambda value, seen, then: asked.append((value, seen, then)),
        row=ROW,
        field="text",
        title="A finding",
        assessment="a",
    )
    keeping.show("Old.", 7)
    return field, drawer, asked, keeping


def test_typing_is_a_draft_within_a_second_and_a_change_when_the_field_is_left(qtbot):
    field, drawer, asked, keeping = begin(qtbot)
    field.type(" New.")
    qtbot.waitUntil(lambda: drawer.kept == {keeping.place: "Old. New."})
    field.left.emit()
    ((value, seen, then),) = asked
    assert (value, seen) == ("Old. New.", 7)
    then(Recorded("Reword", "c", at=9, changes={ROW: "change-9"}))
    assert not keeping.typing and not drawer.kept


def test_the_next_change_names_the_fields_own_last_one_as_what_was_seen(qtbot):
    field, _, asked, _ = begin(qtbot)
    field.type(" One.")
    field.left.emit()
    asked[0][2](Recorded("Reword", "c", at=9, changes={ROW: "change-9"}))
    field.type(" Two.")
    field.left.emit()
    assert asked[1][1] == {"text": ("change-9",)}


def test_a_second_change_waits_for_the_first(qtbot):
    field, _, asked, keeping = begin(qtbot)
    field.type(" One.")
    keeping.keep()
    field.type(" Two.")
    keeping.keep()
    assert len(asked) == 1
    asked[0][2](Recorded("Reword", "c", at=9, changes={ROW: "change-9"}))
    assert [value for value, _, _ in asked] == ["Old. One.", "Old. One. Two."]
    assert asked[1][1] == {"text": ("change-9",)}


def test_a_reading_from_before_its_own_last_change_brings_nothing_back(qtbot):
    field, _, asked, keeping = begin(qtbot)
    field.type(" New.")
    field.left.emit()
    asked[0][2](Recorded("Reword", "c", at=9, changes={ROW: "change-9"}))
    keeping.show("Old.", 8)
    assert field.text == "Old. New."
    keeping.show("A colleague's.", 10)
    assert field.text == "A colleague's."


def test_what_was_refused_stays_in_the_field_and_as_a_draft(qtbot):
    field, drawer, _, keeping = begin(qtbot)
    field.type(" New.")
    field.left.emit()
    keeping.refused()
    assert field.text == "Old. New." and drawer.kept == {keeping.place: "Old. New."}
    assert keeping.typing


def test_once_there_is_room_for_what_was_refused_the_change_is_asked_for_again(qtbot):
    field, drawer, asked, keeping = begin(qtbot)
    field.type(" New.")
    field.left.emit()
    keeping.refused()
    drawer.again()
    assert [value for value, _, _ in asked] == ["Old. New.", "Old. New."]


def test_where_somebody_types_on_the_change_waits_for_them(qtbot):
    field, drawer, asked, keeping = begin(qtbot)
    field.type(" New.")
    field.left.emit()
    keeping.refused()
    field.type(" And more.")
    drawer.again()
    assert len(asked) == 1
    field.left.emit()
    assert asked[1][0] == "Old. New. And more."
