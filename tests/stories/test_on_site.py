"""On site with the keyboard: what is seen is typed within seconds, a risk is told and never out of sight."""

from functools import partial

from csa_desktop.domain.records import records
from csa_desktop.domain.risks import all_risks, open_risks
from tests.cases_made import add_cases
from tests.stories import acting

FRAMEWORK = "Inspection of child protection, 2011 proposals for 2012"
SEEN = "Bruises on both arms."


def arrive(person):
    """An inspection with a few cases is open."""
    person.create_store()
    person.act("fill", "Authority", "Norbridge")
    person.act("press", FRAMEWORK)
    person.act("press", "HMI, social care")
    person.act("press", "Begin the assessment")
    person.says("Notes to place")
    at = person.app.session.workspace
    arriving = partial(add_cases, person.app.session.store, at.desk.assessment, at.desk.pack)
    at.runner.write(arriving, then=lambda _: at.runner.refresh())
    person.until(lambda: at.trail and at.trail.cases())
    return at


def raise_risk(person, child="C-02"):
    person.act("key", "F9")
    person.act("fill", "Which child", child)
    person.act("fill", "What was seen", SEEN)
    person.act("key", "Ctrl+Return")


def test_a_risk_is_raised_from_the_middle_of_a_record_and_stays_in_sight_until_confirmed(person):
    at = arrive(person)
    person.act("press", "Observations")
    person.until(lambda: at.place.page == "records")
    person.act("key", "c")
    person.until(lambda: at.place.tab)
    person.act("type_words", "The file was read with the team manager.")
    raise_risk(person)
    person.until(lambda: at.place.page == "risk" and at.place.about)
    person.says("Risk raised · C-02")
    person.act("press", "Overview")
    person.says("Risk to C-02")
    person.says("no senior manager told yet")
    assert "The file was read with the team manager." in [a.value for a in at.trail.rows.answers]
    person.act("press", "Risk raised · C-02")
    person.act("fill", "Who was told", "Head of service")
    person.act("press", "Told just now")
    person.until(lambda: all_risks(at.trail)[0].told_at)
    person.says("written confirmation not yet sent")
    person.act("press", "It was confirmed in writing")
    person.until(lambda: not open_risks(at.trail))
    assert not acting.says("Risk raised · C-02")


def test_a_risk_that_was_only_half_typed_is_there_after_the_program_was_closed(
    sit_down, person, store_folder
):
    at = arrive(person)
    person.act("key", "F9")
    person.act("fill", "Which child", "C-03")
    person.act("fill", "What was seen", SEEN)
    assert not all_risks(at.trail)
    again = sit_down(store_folder)
    again.unlock()
    again.says("Notes to place")
    again.act("key", "F9")
    again.until(lambda: any(field.toPlainText() == SEEN for field in acting.visible(acting.QPlainTextEdit)))
    again.act("key", "Ctrl+Return")
    now = again.app.session.workspace
    again.until(lambda: [risk.child for risk in open_risks(now.trail)] == ["C-03"])


def test_an_open_risk_is_in_sight_again_after_the_program_was_closed(sit_down, person, store_folder):
    arrive(person)
    raise_risk(person)
    person.says("Risk raised · C-02")
    again = sit_down(store_folder)
    again.unlock()
    again.says("Risk raised · C-02")


def test_a_record_is_begun_from_the_palette_about_no_case(person):
    at = arrive(person)
    person.act("key", "Ctrl+Shift+P")
    person.act("fill", "What to go to or do", "record practice")
    person.act("key", "Return")
    person.until(lambda: at.place.page == "records")
    person.act("key", "Return")
    person.until(lambda: records(at.desk.pack, at.trail))
    assert records(at.desk.pack, at.trail)[0].kind == "practice"
