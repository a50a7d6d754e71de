"""From a hypothesis to the meeting and back into the notebook, in the window with the keyboard."""

from PySide6.QtWidgets import QApplication, QLabel

from csa_desktop.commands import statements
from csa_desktop.domain import agenda
from csa_desktop.domain import values as v
from csa_desktop.gui.pages.at_meeting.shared_view import SharedView

GAP = "Nothing shows how long children wait."
SUPPOSED = "Long waits follow from high demand."
WHY = "The CSCI briefing shows that posts are vacant."
SAFE = {"step": "1", "subject": "staying-safe"}


def arrive(person):
    """An assessment with a gap and an open hypothesis is open."""
    person.create_store()
    person.begin_assessment()
    at = person.app.session.workspace
    for kind, text in ((v.GAP, GAP), (v.HYPOTHESIS, SUPPOSED)):
        at.runner.run(statements.add, kind=kind, text=text, about={"state": "open"}, **SAFE)
    person.until(lambda: at.trail and at.trail.statements(kind=v.HYPOTHESIS))
    return at


def shared():
    """The shared screen, where it is shown."""
    return next(
        (w for w in QApplication.topLevelWidgets() if isinstance(w, SharedView) and w.isVisible()), None
    )


def test_a_hypothesis_is_confirmed_and_comes_onto_the_agenda_with_the_gap(person):
    at = arrive(person)
    person.act("press", "Hypotheses")
    person.says("1 hypothesis: 1 open")
    person.act("press", "What became of the hypothesis: Confirmed")
    person.act("fill", "What changed it, in a sentence", WHY)
    person.act("press", "Keep it")
    person.says("1 hypothesis: 1 confirmed")
    person.says(WHY)
    person.act("press", "Meeting")
    person.act("press", "Draw from the notebook")
    person.until(lambda: agenda.lines(at.trail, "agenda-5-gaps"))
    (theme,) = agenda.lines(at.trail, "agenda-2")
    assert theme.text == f"Staying safe: {SUPPOSED}"
    assert [s.text for s in at.trail.below(theme.id)] == [SUPPOSED]


def test_the_agenda_is_shown_to_everybody_and_a_response_becomes_a_finding(person):
    at = arrive(person)
    person.act("press", "Meeting")
    person.act("press", "Draw from the notebook")
    person.until(lambda: agenda.lines(at.trail, "agenda-5-gaps"))
    person.act("key", "F11")
    person.until(shared)
    seen = [label.text() for label in shared().findChildren(QLabel) if label.isVisible()]
    assert "Introductions and outline of the purpose of the meeting" in seen
    assert not any("Sharpston" in text or "Readiness" in text for text in seen)
    shared().close()
    person.act("tab", "notes")
    person.act("press", f"Note a question about: Staying safe: {GAP}")
    person.act("fill", "Question or issue", "How long do they wait?")
    person.act("key", "Return")
    person.act("type_words", "Nine weeks.")
    person.act("key", "Return")
    person.until(lambda: any(s.response for s in at.trail.statements(kind=v.QUESTION)))
    person.act("press", "Make a finding of the response")
    person.until(lambda: at.trail.statements(kind=v.FINDING))
    (finding,) = at.trail.statements(kind=v.FINDING)
    assert (finding.text, finding.subject) == ("Nine weeks.", "staying-safe")
    person.says("It cites the notes of the meeting")
