"""Words are shown as they were typed: never as markup, whole, and counted alike by Python and Qt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csa_desktop.gui.text_units import clean, from_units, heard, tip, to_units, units
from csa_desktop.gui.widgets.chip import Chip
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.elided import Elided
from csa_desktop.gui.widgets.flow import Flow
from csa_desktop.gui.widgets.sign import GAP, IMPROVEMENT, NEITHER, STRENGTH, Sign
from csa_desktop.gui.widgets.words import Run, Words


@given(st.text(), st.integers(0, 200))
def test_places_in_a_text_survive_the_way_to_qt_and_back(text: str, at: int) -> None:
    at = min(at, len(text))
    assert from_units(text, to_units(text, at)) == at
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_a_lone_surrogate_becomes_the_replacement_sign() -> None:
    assert clean("a\ud83db") == "a�b"
    assert clean("a\ud83d\ude00b") == "a😀b"
    assert clean("as it was") == "as it was"


def test_markup_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    words = Words("<b>bold</b> & <img src=x>")
    qtbot.addWidget(words)
    assert words.text() == "<b>bold</b> & <img src=x>"
    assert words.textFormat() == Qt.TextFormat.PlainText


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), min_size=1))
def test_a_tip_shows_exactly_the_text(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(tip(text))
    assert shown.toPlainText().split() == text.replace("\N{NO-BREAK SPACE}", " ").split()


def test_words_wrap_within_a_word_that_is_too_long(qtbot: QtBot) -> None:
    words = Words("x" * 400)
    qtbot.addWidget(words)
    assert words.minimumSizeHint().width() < 100
    assert words.heightForWidth(200) > 10 * words.heightForWidth(100_000)


def test_words_are_as_high_as_they_need_in_a_page_that_scrolls(show) -> None:  # type: ignore[no-untyped-def]
    column = Column()
    long, short = Words("several words that go on and on " * 40), Words("short")
    column.add(long, short)
    show(column, 400, 300)
    assert long.height() == long.heightForWidth(long.width())
    assert short.y() >= long.y() + long.height()
    assert column.body.height() > 300


@pytest.mark.parametrize("looks", [("", "strong"), ("mark", ""), ("quiet", "italic", "underlined")])
def test_pieces_that_look_different_make_one_text(qtbot: QtBot, looks: tuple[str, ...]) -> None:
    words = Words([Run(f"😀 piece {n} ", look) for n, look in enumerate(looks)])
    qtbot.addWidget(words)
    assert words.text() == "".join(f"😀 piece {n} " for n in range(len(looks)))


def test_a_line_that_gives_way_keeps_its_whole_text_in_its_tip(qtbot: QtBot) -> None:
    line = Elided("A <b>long</b> title of an assessment")
    qtbot.addWidget(line)
    line.resize(60, 20)
    assert line.minimumSizeHint().width() < line.sizeHint().width()
    assert line.toolTip() == "<qt>A &lt;b&gt;long&lt;/b&gt; title of an assessment</qt>"


@pytest.mark.parametrize(
    ("sign", "word"),
    [(STRENGTH, "strength"), (IMPROVEMENT, "area for improvement"), (GAP, "gap"), (NEITHER, "neither")],
)
def test_a_sign_has_a_word_as_well_as_a_shape(qtbot: QtBot, sign: str, word: str) -> None:
    shown = Sign(sign)
    qtbot.addWidget(shown)
    assert shown.accessibleName().startswith(word)
    assert shown.toolTip() == shown.accessibleName()


def test_signs_differ_without_their_colours(qtbot: QtBot) -> None:
    pictures = []
    for sign in (STRENGTH, IMPROVEMENT, GAP, NEITHER):
        shown = Sign(sign)
        qtbot.addWidget(shown)
        pictures.append(shown.grab().toImage().convertToFormat(shown.grab().toImage().Format.Format_Mono))
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[:n])


def test_chips_go_to_the_next_line_when_there_is_no_more_room(show) -> None:  # type: ignore[no-untyped-def]
    holder = QWidget()
    column, flow = QVBoxLayout(holder), Flow()
    chips = [Chip(f"Source {n}, page {n}") for n in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    column.addLayout(flow)
    column.addStretch(1)
    show(holder, 320, 300)
    assert all(chip.geometry().right() < 320 for chip in chips)
    assert len({chip.y() for chip in chips}) > 1


def test_a_chip_with_a_long_name_is_shortened_and_keeps_it_in_its_tip(show) -> None:  # type: ignore[no-untyped-def]
    name = "A joint area review and all that it says, " * 4
    chip = Chip(name)
    assert chip.sizeHint().width() < 500
    assert chip.accessibleName() == name
    assert name.strip() in chip.toolTip()


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("A visit was made.", "C-01", ""), "A visit was made. C-01"),
        (("Who saw her?", "Asked on 5 March"), "Who saw her? Asked on 5 March"),
        (("Sound", "", "The plan was kept."), "Sound. The plan was kept."),
        (("", ""), ""),
    ],
)
def test_what_is_heard_has_one_stop_after_each_sentence(texts, whole):
    assert heard(*texts) == whole
