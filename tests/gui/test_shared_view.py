"""What everybody in the room sees: only the agenda, questions and responses, whatever the notebook holds."""

import os
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from csa_desktop.domain import agenda
from csa_desktop.domain import values as v
from csa_desktop.domain.cases import Case
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import Assessment, Rows, Statement
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.notices import Notice, Notices
from csa_desktop.gui.pages.at_meeting.shared_view import SharedView

CASES = 400 if os.environ.get("CI") else 60
PACK = installed_packs()["apa-2005"]
HEADINGS = [heading.id for heading in agenda.headings(PACK)]
HIDDEN = "hiddenword"
"""Stands in every text that is not to be seen."""
CODE = "C-07"
WORDS = [
    "waits",
    "reviews",
    "schools",
    "carers",
    "planning",
    "are late",
    "improve",
    "pupils",
    "since",
    "children",
]
plain = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
GRADES = [(scale, grade) for scale in PACK.scales for grade in scale.grades]


def stating(pair: tuple[object, object]) -> list[str]:
    """Ways in which a line may state a grade."""
    scale, grade = pair
    said = [f"Grade {grade.code}", f"{grade.code} out of {len(scale.grades)}", f"The grade is {grade.label}"]  # type: ignore[attr-defined]
    return said + ([grade.descriptor] if grade.descriptor else [])  # type: ignore[attr-defined]


graded = st.sampled_from(GRADES).flatmap(lambda pair: st.sampled_from(stating(pair)))
hidden = plain.map(lambda text: f"{HIDDEN} {text}")
line_text = st.one_of(plain, st.tuples(plain, graded).map(lambda two: f"{two[0]}. {two[1]}."))
about_case = plain.map(lambda text: f"{text} {CODE}")
_OTHER = [k for k in v.STATEMENT_KINDS if k not in (v.AGENDA, v.QUESTION)]


@st.composite
def statement(draw: st.DrawFn, number: int) -> Statement:
    kind = draw(st.sampled_from([v.AGENDA, v.QUESTION, v.AGENDA, v.QUESTION, *_OTHER]))
    section = draw(st.sampled_from(HEADINGS))
    if kind in (v.AGENDA, v.QUESTION):
        said = draw(st.one_of(line_text, about_case))
        response = draw(st.one_of(st.just(""), line_text)) if kind == v.QUESTION else ""
        return Statement(f"s{number}", "a", kind, text=said, response=response, section=section)
    scale, grade = draw(st.sampled_from(GRADES))
    return Statement(
        f"s{number}",
        "a",
        kind,
        step=draw(st.sampled_from(["", "1", "2", "3", "4"])),
        judgement=draw(st.sampled_from(["", "education"])),
        text=draw(hidden),
        section=section,
        scale=scale.id,
        grade=grade.code,
        reason=f"{HIDDEN} {grade.label}",
        prompt=draw(st.sampled_from(["", "briefings-tell"])),
    )


@st.composite
def notebooks(draw: st.DrawFn) -> Trail:
    many = draw(st.integers(0, 14))
    assessment = Assessment("a", "apa-2005", 1, "Otherplace", "Otherplace", 2005, "OFFICIAL-SENSITIVE")
    return Trail(
        Rows(
            assessment,
            statements=tuple(draw(statement(number)) for number in range(many)),
            cases=(Case("c", "a", CODE, "j", "s"),),
        )
    )


def seen(view: SharedView) -> list[str]:
    """All that can be read or heard in the view."""
    QApplication.processEvents()
    texts = [view.windowTitle()]
    for widget in (view, *filter(QWidget.isVisible, view.findChildren(QWidget))):
        texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            texts.append(widget.text())
    return [text for text in texts if text]


def states_no_grade(text: str, pack: Pack) -> bool:
    there = " ".join(text.split()).casefold()
    grades = [grade for scale in pack.scales for grade in scale.grades]
    labels = (words.casefold() for grade in grades for words in (grade.label, grade.descriptor) if words)
    return not any(
        re.search(rf"(?<!\w){re.escape(label)}(?!\w)", there) for label in labels
    ) and not re.search(r"\d", there)


@pytest.fixture
def view(show):
    return show(SharedView(), 1280, 720)


@settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trail=notebooks())
def test_no_grade_code_label_or_descriptor_and_nothing_hidden_is_ever_seen(view, trail):
    view.show_agenda(agenda.shared(PACK, trail))
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in HEADINGS:
        for text in seen(view):
            assert states_no_grade(text, PACK), text
            assert HIDDEN not in text and CODE not in text and "Otherplace" not in text
        QTest.keyClick(view, Qt.Key.Key_Right)


def test_what_is_said_in_words_is_seen(view):
    line = Statement("s", "a", v.AGENDA, text="Education delivers minimum requirements.", section="agenda-4")
    asked = replace(line, id="q", kind=v.QUESTION, text="Since when?", response="Since May.")
    assessment = Assessment("a", "apa-2005", 1, "Sharpston", "", 2005, "")
    view.show_agenda(agenda.shared(PACK, Trail(Rows(assessment, statements=(line, asked)))))
    view.go(HEADINGS.index("agenda-4"))
    texts = seen(view)
    assert {"Summary of emerging judgements", line.text, "Since when?", "Since May."} <= set(texts)


def test_arrows_go_from_heading_to_heading_and_escape_leaves(view):
    view.show_agenda(agenda.shared(PACK, Trail(Rows(Assessment("a", "apa-2005", 1, "S", "", 2005, "")))))
    left = []
    view.left.connect(lambda: left.append(True))
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.at == 2
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.at == len(HEADINGS) - 1
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.at == len(HEADINGS) - 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert left == [True] and not view.isVisible()


def test_it_is_a_window_of_its_own_above_the_program_and_shows_none_of_its_notices(view, show):
    notices = show(Notices())
    notices.say(Notice("A backup is missing."))
    assert view.isWindow() and view.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not view.isAncestorOf(notices)
    assert not any("backup" in text for text in seen(view))
