"""On site with the keyboard: what is seen is typed within seconds, a risk is told and never out of sight."""

import re
from functools import partial

from csa_desktop.domain.records import records
from csa_desktop.domain.risks import all_risks, open_risks
from tests.cases_made import add_cases
from tests.reports.reading_back import body, holds
from tests.stories import acting, visits

SEEN = "Bruises on both arms."
QUOTED = "no visit for 14 weeks"
POINT = "Help comes late for some children."
WORDS = "Children at risk wait too long to be seen."
GRADES = {"grade", "grades", "graded", "outstanding", "good", "satisfactory", "adequate", "inadequate"}
READ = f"The chronology shows {QUOTED} after the CAF."


def arrive(person):
    """An inspection with a few cases is open."""
    at = visits.begin(person, visits.CHILD_PROTECTION, "HMI, social care")
    arriving = partial(add_cases, person.app.session.store, at.desk.assessment, at.desk.pack)
    at.runner.write(arriving, then=lambda _: at.runner.refresh())
    person.until(lambda: at.trail and at.trail.cases())
    return at


def raise_risk(person, child="C-02"):
    person.act("key", "F9")
    person.act("fill", "Which child", child)
    person.act("fill", "What was seen", SEEN)
    person.act("key", "Ctrl+Return")


def graded(text):
    """The words of a text that could be a grade; that something is good practice, or no grade, is none."""
    plain = text.casefold().replace("good practice", "").replace("there is no grade", "")
    return GRADES & set(re.findall(r"\w+", plain))


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


def track(person, at, case):
    """What happened to a case, what it shows, and a finding on it."""
    person.act("press", case.code)
    person.act("press", "Add what happened")
    person.act("choose", "What happened", "Referral")
    person.act("fill", "When", "6 June 2011")
    person.act("key", "Ctrl+Return")
    person.until(lambda: [e.happened for e in at.trail.events(case.id)] == ["2011-06-06"])
    person.act("press", "Referral and assessment, Help and its impact")
    person.act("press", "What the case shows: – Weak")
    person.act("key", "Ctrl+N")
    person.act("type_words", SEEN)
    person.act("key", "Return")
    person.until(lambda: at.trail.statements(kind="finding", text=SEEN))


def read_file(person, at, case):
    """The record of a file that was read, with words of it quoted."""
    person.act("press", "Observations")
    person.act("choose", "The case that the record is about", case.code)
    person.act("press", "Case file read")
    person.until(lambda: at.place.tab)
    person.act("type_words", READ)
    person.act("choose", "Stage of the journey that the finding is about", "Referral and assessment")
    visits.quote(person, QUOTED)
    person.until(lambda: at.trail.rows.citations)
    assert [(c.quote, at.trail.source(c.source).case) for c in at.trail.rows.citations] == [(QUOTED, case.id)]


def tell_of_risk(person, at, case):
    """A risk that is raised from the record is told at once and confirmed."""
    person.act("key", "F9")
    person.act("fill", "What was seen", SEEN)
    person.act("key", "Ctrl+Return")
    person.act("fill", "Who was told", "Head of service")
    person.act("press", "Told just now")
    person.act("press", "It was confirmed in writing")
    person.until(lambda: [risk.child for risk in all_risks(at.trail) if not risk.is_open] == [case.code])


def sum_up(person, at):
    """A point on the theme that stands on what the case shows."""
    person.act("press", "Themes")
    person.act("press", "Help and its impact")
    person.act("tab", "2")
    person.act("key", "Ctrl+N")
    person.act("type_words", POINT)
    person.act("key", "Escape")
    person.until(lambda: at.trail.statements(kind="point"))
    person.act("key", "Ctrl+J")
    person.act("tick", "Weak")
    person.act("key", "Ctrl+Return")
    person.until(lambda: at.trail.below(at.trail.statements(kind="point")[0].id))


def judge_overall(person, at):
    """The judgement stands on the point, in words and with its grade."""
    person.act("press", "Judgements")
    person.act("press", "Choose what it stands on …")
    person.act("tick", POINT)
    person.act("key", "Ctrl+Return")
    person.act("press", "Grade: Inadequate")
    person.act("fill", "In words", WORDS)
    person.act("press", "Status: Final")
    person.act("key", "Tab")
    person.until(lambda: at.trail.statements(kind="judgement", text=WORDS, status="final"))


def print_summary(person, path):
    """The form with the judgement's words in it, as it is printed."""
    person.act("press", "Letters and forms")
    person.act("tab", "summary-of-judgements")
    person.act("press", "The five judgements: choose statements from the notebook")
    person.act("tick", WORDS)
    person.act("key", "Ctrl+Return")
    person.act("press", "Preview and print")
    return visits.save_pdf(person, path)


def test_a_team_arrives_with_a_laptop_and_leaves_with_judgements_on_paper(person, tmp_path):
    at = visits.begin(person, visits.CHILD_PROTECTION, "HMI, social care")
    visits.bring_list(person, tmp_path)
    visits.draw(person, referral=3)
    case = at.trail.cases("sampled")[0]
    track(person, at, case)
    read_file(person, at, case)
    tell_of_risk(person, at, case)
    sum_up(person, at)
    judge_overall(person, at)
    printed = print_summary(person, tmp_path / "Summary.pdf")

    (judgement,) = at.trail.statements(kind="judgement", grade="inadequate", status="final")
    assert (judgement.text, at.trail.standing(judgement.id).cases) == (WORDS, 1)
    assert {s.text for s in at.trail.all_below(judgement.id)} == {POINT, "", SEEN, QUOTED}
    for said in ("Overall effectiveness", "Inadequate", WORDS):
        assert holds(printed, said)
    person.until(lambda: [e.what for e in at.trail.rows.exports] == ["Summary of judgements: saved as PDF"])


def test_a_reviewer_who_was_not_there_walks_from_a_judgement_to_a_case_and_its_record_and_back(person):
    at = arrive(person)
    visits.judged(person, "C-02", record=READ, quoted=QUOTED, finding=SEEN, point=POINT, judgement=WORDS)
    case = next(c for c in at.trail.cases() if c.code == "C-02")
    person.act("press", "Judgements, 4 to do")
    person.act("press", POINT)
    person.says("1 finding · 1 evaluation · 1 case · 1 source")
    person.act("press", "Weak. C-02")
    person.says("1 of 4 cases speaks to this theme: 1 shows only what must improve.")
    person.act("press", "Open case C-02")
    person.until(lambda: (at.place.page, at.place.about) == ("case", case.id))
    person.act("press", f"Neither strength nor area for improvement: {SEEN}")
    person.act("press", "Show its trail")
    person.act("press", QUOTED)
    person.until(lambda: at.place.page == "records")
    person.says("Case file read, C-02")
    selected = [f.textCursor().selectedText() for f in acting.visible(acting.QPlainTextEdit)]
    assert QUOTED in selected
    while at.place.page != "overall":
        there = at.place
        person.act("key", "Alt+Left")
        person.until(lambda there=there: at.place != there)
    person.says("Overall effectiveness")
    assert [s.text for s in at.trail.statements(kind="judgement")] == [WORDS]


def test_an_unannounced_inspection_goes_from_arrival_to_its_letter_and_no_grade_is_anywhere(person, tmp_path):
    at = visits.begin(person, visits.UNANNOUNCED, "HMI")
    visits.bring_list(person, tmp_path, sheet="List 3", CIN_Start_Date="Date of Referral")
    visits.draw(person, referral=2)
    case = at.trail.cases("sampled")[0]
    person.act("press", "Plan")
    person.act("tab", "dates")
    person.act("fill", "First day on site", "18 May 2009")
    person.act("fill", "Last day on site", "19 May 2009")
    person.act("key", "Tab")
    person.says("Due Sunday 24 May 2009")
    person.act("press", case.code)
    person.act("press", "Referral, Practice and risk")
    person.act("key", "Ctrl+N")
    person.act("type_words", SEEN)
    person.act("key", "Escape")
    person.until(lambda: at.trail.statements(kind="finding", text=SEEN))
    person.act("press", "Areas for action")
    person.act("key", "Ctrl+N")
    person.act("type_words", WORDS)
    person.act("key", "Escape")
    person.until(lambda: at.trail.statements(kind="area"))
    person.act("key", "Ctrl+J")
    person.act("tick", case.code)
    person.act("key", "Ctrl+Return")
    person.until(lambda: at.trail.standing(at.trail.statements(kind="area")[0].id).cases == 1)
    person.act("press", "Letters and forms")
    person.act("tab", "inspection-letter")
    person.act("fill", "To", "The Director of Children's Services")
    person.act("press", "Areas for development: choose statements from the notebook")
    person.act("tick", WORDS)
    person.act("key", "Ctrl+Return")
    person.act("press", "Preview and print")
    letter = visits.save_pdf(person, tmp_path / "Letter.pdf")
    assert holds(letter, "The Director of Children's Services") and holds(letter, WORDS)
    assert not graded(body(letter))
    for place in visits.every_page(at):
        at.go(place)
        person.until(at.is_settled)
        assert not [sentence for sentence in acting.said() if graded(sentence)], place
    assert not at.desk.pack.scales and not any(s.grade or s.scale for s in at.trail.rows.statements)
