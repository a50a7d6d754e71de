"""Fields keep what is typed exactly, say when they are left, and never lose what is not kept yet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.domain.framework import Field, Option
from csa_desktop.gui import gallery
from csa_desktop.gui.fields.choices import ChoiceField, ChoicesField
from csa_desktop.gui.fields.dates import DateField, spelled, understood
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import KINDS, editor_for
from csa_desktop.gui.fields.statements import StatementsField
from csa_desktop.gui.fields.texts import BulletsField, LongField, TextField
from csa_desktop.gui.text_units import held
from csa_desktop.gui.widgets.column import Column

TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\u2029\ufdd0\ufdd1\ufffe"))
SERVICES = (Option("education", "Education"), Option("care", "Social care"))


def field(kind: str, **more: object) -> Field:
    return Field("f", kind, "A field", **more)  # type: ignore[arg-type]


@pytest.fixture
def long(qtbot: QtBot) -> LongField:
    editor = LongField(field("long"))
    qtbot.addWidget(editor)
    return editor


def type_into(editor: Editor, keys: str) -> None:
    QTest.keyClicks(editor.focus_target(), keys)


@given(TYPED)
def test_any_text_comes_back_as_it_was(qapp: QApplication, text: str) -> None:
    editor, text = LongField(field("long")), text.lstrip("\ufeff")
    editor.reset(text)
    assert editor.value() == text


@given(TYPED, TYPED)
def test_a_text_that_replaces_another_is_that_text(qapp: QApplication, one: str, other: str) -> None:
    editor = LongField(field("long"))
    editor.reset(one)
    editor.reset(other)
    assert editor.value() == held(other)


@given(st.lists(TYPED.filter(lambda t: t.strip() and "\u2028" not in t and t[0] != "\ufeff")))
def test_any_bullets_come_back_as_they_were(qapp: QApplication, bullets: list[str]) -> None:
    editor = BulletsField(field("bullets"))
    editor.reset(tuple(bullets))
    assert editor.value() == tuple(bullets)


@given(TYPED.filter(lambda t: not t.startswith("\ufeff")))
def test_any_line_comes_back_as_it_was(qapp: QApplication, text: str) -> None:
    editor = TextField(field("text"))
    editor.reset(text)
    assert editor.value() == text


def test_a_line_longer_than_qt_usually_allows_is_kept_whole(qtbot: QtBot) -> None:
    editor = TextField(field("text"))
    qtbot.addWidget(editor)
    editor.reset("x" * 50_000)
    assert len(editor.value()) == 50_000


def test_typing_says_so_at_each_key_and_leaving_once(qtbot: QtBot, show) -> None:  # type: ignore[no-untyped-def]
    page, editor, other = QWidget(), LongField(field("long")), TextField(field("text"))
    column = QVBoxLayout(page)
    column.addWidget(editor)
    column.addWidget(other)
    show(page)
    typed: list[object] = []
    editor.typed.connect(typed.append)
    editor.go()
    type_into(editor, "abc")
    assert typed == ["a", "ab", "abc"]
    with qtbot.waitSignal(editor.left):
        other.go()


def test_showing_a_value_is_not_typing(long: LongField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(long.typed):
        long.set_value("from the store")
        long.reset("another subject")


def test_the_store_does_not_overtake_what_is_being_typed(long: LongField) -> None:
    long.set_value("The")
    type_into(long, "AB")
    long.set_value("The")
    assert long.value() == "ABThe"
    assert long.is_ahead()
    long.set_value("ABThe")
    assert not long.is_ahead()
    long.set_value("undone")
    assert long.value() == "undone"


def test_the_caret_stays_with_its_words_when_the_store_changes_others(long: LongField) -> None:
    long.reset("One two three")
    edit = long._text
    cursor = edit.textCursor()
    cursor.setPosition(8)
    edit.setTextCursor(cursor)
    long.set_value("First, one two three")
    assert long.value()[edit.caret() :] == "three"
    long.set_value("First, one two three and four")
    assert long.value()[edit.caret() :] == "three and four"


def test_going_to_another_subject_shows_its_answer_whatever_was_typed(long: LongField) -> None:
    type_into(long, "not kept yet")
    long.reset("the other subject's")
    assert long.value() == "the other subject's"
    assert not long.is_ahead()


def test_paste_is_plain_text(long: LongField) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("plain words")
    long._text.insertFromMimeData(pasted)
    assert long.value() == "plain words"
    assert not long._text.canInsertFromMimeData(QMimeData())


def test_a_field_grows_with_its_text_and_the_page_follows_the_caret(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    page, editor = Column(), LongField(field("long"))
    page.add(editor)
    show(page, 500, 300)
    low = editor.height()
    editor.go()
    for _ in range(40):
        QTest.keyClick(editor.focus_target(), Qt.Key.Key_Return)
    type_into(editor, "here")
    qtbot.waitUntil(lambda: editor.height() > low + 300)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 300)


def test_undo_in_a_field_ends_where_that_of_the_program_begins(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    page, editor = QWidget(), LongField(field("long"))
    QVBoxLayout(page).addWidget(editor)
    program = QShortcut(QKeySequence("Ctrl+Z"), page)
    show(page)
    editor.go()
    type_into(editor, "word")
    with qtbot.assertNotEmitted(program.activated):
        QTest.keyClick(editor.focus_target(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() == ""
    with qtbot.waitSignal(program.activated):
        QTest.keyClick(editor.focus_target(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_enter_begins_the_next_bullet_and_shift_enter_a_line_within_one(qtbot: QtBot) -> None:
    editor = BulletsField(field("bullets"))
    qtbot.addWidget(editor)
    type_into(editor, "one")
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Return)
    type_into(editor, "two")
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_into(editor, "and more")
    assert editor.value() == ("one", "two\nand more")


def test_a_choice_can_be_made_and_taken_back(qtbot: QtBot, show) -> None:  # type: ignore[no-untyped-def]
    editor = ChoiceField(field("choice", options=SERVICES))
    show(editor)
    said: list[object] = []
    editor.typed.connect(said.append)
    QTest.mouseClick(editor.findChild(QWidget, "option-care"), Qt.MouseButton.LeftButton)
    assert editor.value() == "care"
    with qtbot.waitSignal(editor.left):
        QTest.mouseClick(editor._clear, Qt.MouseButton.LeftButton)
    assert said == ["care", ""]


@pytest.mark.parametrize("kind", ["choice", "yes-no"])
def test_a_choice_that_is_needed_can_be_changed_and_not_be_taken_back(kind: str, show) -> None:  # type: ignore[no-untyped-def]
    editor = editor_for(field(kind, options=SERVICES, required=True))
    assert isinstance(editor, ChoiceField)
    show(editor)
    first, other = editor.findChildren(QRadioButton)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not editor._clear.isVisible()
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert other.isChecked()
    editor.reset("care")
    assert not editor._clear.isVisible()


def test_pressing_the_words_of_an_option_chooses_it(show) -> None:  # type: ignore[no-untyped-def]
    editor = ChoicesField(field("choices", options=SERVICES))
    show(editor)
    for key in ("care", "education"):
        row = editor.findChild(QWidget, f"option-{key}").parentWidget()
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert editor.value() == ("education", "care")


def test_an_answer_that_is_no_longer_offered_is_kept(qtbot: QtBot) -> None:
    editor = ChoiceField(field("choice", options=SERVICES))
    qtbot.addWidget(editor)
    editor.reset("health")
    assert editor.value() == "health"


def test_a_grade_shows_its_descriptor_and_none_is_chosen_for_anybody(qtbot: QtBot) -> None:
    editor = editor_for(field("grade"), scale=gallery.SCALE)
    qtbot.addWidget(editor)
    assert editor.value() == ""
    grade = gallery.SCALE.grades[0]
    button = editor.findChild(QWidget, f"option-{grade.code}")
    assert button.accessibleDescription() == grade.descriptor


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("28 June 2005", date(2005, 6, 28)),
        ("28 jun 2005", date(2005, 6, 28)),
        ("28/6/2005", date(2005, 6, 28)),
        ("28.06.05", date(2005, 6, 28)),
        ("2005-06-28", date(2005, 6, 28)),
        ("Tuesday 28 June 2005", date(2005, 6, 28)),
        ("1st July 2005", date(2005, 7, 1)),
        ("31/2/2005", None),
        ("next week", None),
        ("28 juxx 2005", None),
        ("6/2005", None),
        ("", None),
    ],
)
def test_dates_are_understood_as_one_writes_them(typed: str, day: date | None) -> None:
    assert understood(typed) == day


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_date_that_is_shown_is_understood_again(day: date) -> None:
    assert understood(spelled(day)) == day


def test_a_date_is_kept_as_iso_or_as_it_was_typed(qtbot: QtBot) -> None:
    editor = DateField(field("date"))
    qtbot.addWidget(editor)
    type_into(editor, "28 June 2005")
    assert editor.value() == "2005-06-28"
    editor.reset("the week after Easter")
    assert editor.value() == "the week after Easter"


def test_statements_can_be_added_moved_and_taken_out(show) -> None:  # type: ignore[no-untyped-def]
    editor = StatementsField(field("statements"))
    show(editor)
    editor.reset(("a", "b"))
    editor.add("c", "a")
    assert editor.value() == ("a", "b", "c")
    editor._move_up("c")
    assert editor.value() == ("a", "c", "b")
    buttons = [b for b in editor.findChildren(QWidget) if b.accessibleName().startswith("Take out")]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert editor.value() == ("c", "b")


def test_a_statement_that_is_gone_is_still_in_the_list(qtbot: QtBot) -> None:
    editor = StatementsField(field("statements"))
    qtbot.addWidget(editor)
    editor.reset(("gone",))
    editor.show_statements({})
    assert editor.value() == ("gone",)


def test_an_error_is_heard_and_seen_and_goes_away(show) -> None:  # type: ignore[no-untyped-def]
    editor = TextField(field("text", hint="Such as a name."))
    show(editor)
    editor.set_error("Enter the name")
    assert editor.focus_target().accessibleDescription() == "Error: Enter the name Such as a name."
    assert editor._error.isVisible()
    editor.set_error("")
    assert not editor._error.isVisible()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_takes_the_value_it_gives_and_can_be_only_read(kind: str, qtbot: QtBot) -> None:
    definition = next(f for f in gallery.FIELDS if f.kind == kind)
    editor = editor_for(definition, scale=gallery.SCALE)
    qtbot.addWidget(editor)
    value = gallery.VALUES[definition.id]
    editor.reset(value)
    assert editor.value() == value
    editor.set_read_only(True)
    editor.set_value("" if isinstance(value, str) else ())
    assert not editor.value()


def test_a_kind_that_does_not_exist_is_a_mistake_of_the_form() -> None:
    with pytest.raises(KeyError):
        editor_for(field("colour"))
    with pytest.raises(KeyError):
        editor_for(field("grade"))


def test_a_notebook_of_70_000_words_in_one_field_opens_and_takes_typing(show, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    page, editor = Column(), LongField(field("long"))
    page.add(editor)
    show(page, 800, 600)
    text = "\n".join(["a hundred words " * 33] * 700)
    editor.reset(text)
    qtbot.waitUntil(lambda: editor.height() > 50_000)
    editor.go()
    type_into(editor, "x")
    assert editor.value() == f"x{text}"


def test_a_choice_of_many_drops_down_and_keeps_what_is_no_longer_offered(show, qtbot):
    options = tuple(Option(f"o{n}", f"Option {n}") for n in range(12))
    editor = show(editor_for(Field("kind", "choice", "Kind", options=options)))
    editor.set_value("o3")
    assert editor.value() == "o3"
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.focus_target(), Qt.Key.Key_Down)
    assert editor.value() == "o4"
    editor.reset("gone")
    assert editor.value() == "gone"
    assert "no longer offered" in editor.focus_target().currentText()
