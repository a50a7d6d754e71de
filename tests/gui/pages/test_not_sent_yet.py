"""Killed less than a second after something was typed into a box: it is there again where the box opens."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from csa_desktop.commands import assessments, drafts, panels, representations
from csa_desktop.gui.note_box import NoteBox
from csa_desktop.gui.pages.letter_stages import LetterStagesPage
from csa_desktop.gui.pages.overview import OverviewPage
from csa_desktop.gui.pages.representation import RepresentationPage
from csa_desktop.gui.pages.set_up import SettingUpPage
from csa_desktop.gui.pages.unsent import place_to_go_on
from csa_desktop.gui.places import Place
from tests.gui.desk_fixtures import bench, work  # noqa: F401
from tests.gui.pages.letter_fixtures import write_letter


@pytest.fixture
def killed(bench, tmp_path):  # noqa: F811
    """The bench as it is opened again after a kill, once each of the words is a draft."""

    @contextmanager
    def open_again(*words):
        bench.qtbot.waitUntil(lambda: set(words) <= {draft.text for draft in bench.store.drafts()})
        with bench.killed(tmp_path / "killed") as again:
            for page in bench.shown:
                page.hide()
            yield again

    return open_again


def type_into(editor, text):
    editor.go()
    QTest.keyClicks(editor.focus_target(), text)


def come(bench, show, page, place):  # noqa: F811
    bench.show(page)
    show(page, 1060, 900)
    page.go_to(place)
    return page


def people(bench, show):  # noqa: F811
    page = come(bench, show, SettingUpPage(bench.desk), Place("setting-up", tab="who"))
    return page.part.people


def test_who_was_to_be_added_to_the_team_is_there_again(bench, show, killed):  # noqa: F811
    type_into(people(bench, show).name, "R. Cole")
    with killed("R. Cole") as again:
        (draft,) = again.store.drafts()
        assert place_to_go_on(draft) == Place("overview", tab="people")
        form = people(again, show)
        again.qtbot.waitUntil(lambda: form.name.value() == "R. Cole")
        form.role.take("hmi")
        form.add_button.click()
        again.qtbot.waitUntil(lambda: "R. Cole" in {m.name for m in again.trail.rows.members})
        again.qtbot.waitUntil(lambda: again.settle() and again.store.drafts() == ())


def test_a_correction_of_a_person_is_there_again(bench, show, killed):  # noqa: F811
    (member,) = bench.trail.rows.members
    form = people(bench, show)
    bench.settle()
    form.correct(member.id)
    type_into(form.correcting.name, "inger")
    with killed(form.correcting.name.value()) as again:
        (draft,) = again.store.drafts()
        assert place_to_go_on(draft) == Place("overview", tab="people", statement=member.id)
        page = come(again, show, OverviewPage(again.desk), place_to_go_on(draft))
        again.qtbot.waitUntil(lambda: page.people.correcting is not None)
        box = page.people.correcting
        again.qtbot.waitUntil(lambda: box.name.value() == draft.text)
        box.keep_it.click()
        again.qtbot.waitUntil(lambda: [m.name for m in again.trail.rows.members] == [draft.text])
        again.qtbot.waitUntil(lambda: again.settle() and again.store.drafts() == ())


def sending(bench, show):  # noqa: F811
    page = come(bench, show, LetterStagesPage(bench.desk), Place("letter-stages", tab="preparing"))
    page._parts["preparing"].finish()
    return page._parts["preparing"].sending


def test_to_whom_else_the_letter_goes_is_there_again(bench, show, killed):  # noqa: F811
    write_letter(bench.store, bench.desk.assessment)
    bench.runner.refresh()
    bench.settle()
    type_into(sending(bench, show).others, "Director of education")
    with killed("Director of education") as again:
        box = sending(again, show)
        again.qtbot.waitUntil(lambda: box.others.value() == "Director of education")
        box.send.click()
        again.qtbot.waitUntil(lambda: len(again.trail.rows.editions) == 1)
        again.qtbot.waitUntil(lambda: again.settle() and again.store.drafts() == ())


@pytest.fixture
def of(bench):  # noqa: F811
    made = representations.begin(bench.store, bench.desk.assessment, bench.desk.pack, "social-care").row
    bench.runner.refresh()
    bench.settle()
    return made


def representation(bench, show, of):  # noqa: F811
    page = come(bench, show, RepresentationPage(bench.desk), Place("representation", statement=of))
    bench.qtbot.waitUntil(lambda: page.turns.is_whole)
    return page.views[of]


def test_who_was_to_be_put_on_the_panel_is_there_again(bench, show, of, killed):  # noqa: F811
    box = representation(bench, show, of).members
    type_into(box.name, "A. Bell")
    type_into(box.organisation, "CSCI North")
    with killed("A. Bell", "CSCI North") as again:
        box = representation(again, show, of).members
        again.qtbot.waitUntil(
            lambda: (box.name.value(), box.organisation.value()) == ("A. Bell", "CSCI North")
        )
        box.role.take("csci-manager")
        box.add_button.click()
        again.qtbot.waitUntil(lambda: [p.name for p in again.trail.rows.panellists] == ["A. Bell"])
        again.qtbot.waitUntil(lambda: again.settle() and again.store.drafts() == ())


def test_why_an_earlier_part_is_none_is_there_again(bench, show, of, killed):  # noqa: F811
    here = bench.store, bench.desk.assessment
    row = panels.seat(*here, bench.desk.pack, of, name="H. Marsh", role="csci-manager").row
    bench.runner.refresh()
    bench.settle()
    type_into(seat(representation(bench, show, of)).why, "Another H. Marsh")
    with killed("Another H. Marsh") as again:
        (draft,) = again.store.drafts()
        assert place_to_go_on(draft) == Place("representation", statement=of)
        panel = seat(representation(again, show, of))
        again.qtbot.waitUntil(lambda: panel.why.value() == "Another H. Marsh")
        panel.keep_button.click()
        again.qtbot.waitUntil(
            lambda: [(p.id, p.cleared) for p in again.trail.rows.panellists] == [(row, "Another H. Marsh")]
        )
        again.qtbot.waitUntil(lambda: again.settle() and again.store.drafts() == ())


def seat(view):
    return next(iter(view.members.seated.values()))


def test_when_a_note_happened_is_there_again_with_the_note(bench, show, killed):  # noqa: F811
    box = show(NoteBox(bench.desk))
    type_into(box.text, "Said on the telephone.")
    type_into(box.happened, "14 June 2005")
    with killed("Said on the telephone.", "2005-06-14") as again:
        box.close()
        box = show(NoteBox(again.desk))
        again.qtbot.waitUntil(lambda: box.text.value() == "Said on the telephone.")
        again.qtbot.waitUntil(lambda: box.happened.value() == "2005-06-14")
        box.keep_button.click()
        again.qtbot.waitUntil(lambda: "2005-06-14" in {s.happened for s in again.trail.rows.statements})
        again.qtbot.waitUntil(lambda: again.settle() and again.store.drafts() == ())


def test_a_note_begun_in_one_assessment_is_never_taken_for_that_of_another(bench, show):  # noqa: F811
    store, pack = bench.store, bench.desk.pack
    other = assessments.open_assessment(store, pack, authority="Ambleton", year=2005, role="hmi").row
    here, there = NoteBox(bench.desk), NoteBox(replace(bench.desk, assessment=other))
    for box, words in ((here, "Said in Sharpston"), (there, "Said in Ambleton")):
        type_into(show(box).text, words)
        box.close()
        bench.settle()
    assert {d.assessment: d.text for d in store.drafts()} == {
        bench.desk.assessment: "Said in Sharpston",
        other: "Said in Ambleton",
    }


def test_a_note_is_made_on_the_overview_of_what_was_typed(bench, show, killed):  # noqa: F811
    box = show(NoteBox(bench.desk))
    type_into(box.text, "Said on the telephone.")
    type_into(box.happened, "14 June 2005")
    with killed("Said on the telephone.", "2005-06-14") as again:
        box.close()
        for draft in drafts.waiting(again.store, again.desk.assessment)[:1]:
            drafts.put_back(again.store, again.desk.assessment, again.desk.pack, draft)
        (note,) = again.trail.rows.statements
        assert (note.text, note.happened) == ("Said on the telephone.", "2005-06-14")
