"""Both values are in sight wherever a field appears, with a way to decide."""

# ruff: noqa: F401, F811

import pytest

from csa_desktop.commands import answers, plan, sources
from csa_desktop.domain.case_grid import cell, evaluation_id, holding_step
from csa_desktop.gui.pages.documents.source_row import SourceCard
from csa_desktop.gui.pages.filling.form_view import FormView
from csa_desktop.gui.pages.page import Page
from csa_desktop.gui.pages.parted.beside import VersionsBadge
from csa_desktop.gui.pages.plan import PlanPage
from csa_desktop.gui.pages.planning.line_editor import LineEditor
from csa_desktop.gui.pages.planning.line_row import LineRow
from csa_desktop.gui.pages.readiness import ReadinessPage
from csa_desktop.gui.pages.sources import SourcesPage
from csa_desktop.gui.pages.stage_forms import StageFormsPage
from csa_desktop.gui.pages.tracking.cell_view import cell_view
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.chip import Mark
from csa_desktop.store.log import Edit
from tests.cases_made import case_id
from tests.gui.desk_fixtures import bench, onsite, usual, work
from tests.gui.parted_fixtures import follow


def part(bench, table, row, field, mine, theirs):
    """This laptop's person and another write differently, both from what was there."""
    store, assessment = bench.store, bench.desk.assessment
    base = {field: tuple(v.change for v in store.history(table, row) if v.field == field and v.current)}
    store.record("Ours", [Edit(table, row, {field: mine}, base)], assessment=assessment)
    own = store.device, store.author
    store.device, store.author = "another-laptop", "another-person"
    store.record("Theirs", [Edit(table, row, {field: theirs}, base)], assessment=assessment)
    store.device, store.author = own
    bench.runner.refresh()
    bench.settle()


def badges(page):
    return [b for b in page.findChildren(VersionsBadge) if not b.isHidden()]


def test_a_document_says_it_in_the_list_and_beside_the_field(usual, show):
    source = follow(usual).trail.sources()[0]
    page = show(SourcesPage(usual.desk))
    usual.show(page)
    page.toggle(source.id)
    assert badges(page) == []
    part(usual, "source", source.id, "dated", "2005-04-12", "2005-05-20")
    page.finish()
    marks = [mark.text() for card in page.findChildren(SourceCard) for mark in card.findChildren(Mark)]
    assert marks.count("2 versions") == 1
    (badge,) = badges(page)
    shown = usual.trail.source(source.id).dated
    assert ("12 Apr" in badge.words.text()) is (shown == "2005-05-20")
    assert ("20 May" in badge.words.text()) is (shown == "2005-04-12")
    went = []
    page.went.connect(went.append)
    badge.chip.click()
    assert went == [Place("conflicts", tab=f"source/{source.id}/dated")]
    usual.store.record(
        "Settle", [Edit("source", source.id, {"dated": "2005-06-01"})], assessment=usual.desk.assessment
    )
    usual.runner.refresh()
    usual.settle()
    assert badges(page) == []


def test_a_form_says_it_beside_the_field(bench, show):
    follow(bench)
    form = next(f for f in bench.desk.pack.forms if f.id == "moderation-form")
    field = next(f for f in form.declared() if f.kind == "long")
    row = answers.answer(bench.store, bench.desk.assessment, form.id, field.id, "Before.").row
    page = show(StageFormsPage(bench.desk, "moderation", ""))
    bench.show(page)
    page.go_to(Place("moderation", tab="moderation-form"))
    part(bench, "answer", row, "value", "Ours.", "Theirs.")
    bench.qtbot.waitUntil(lambda: len(badges(page)) == 1)
    (badge,) = badges(page)
    shown = bench.trail.answer(form.id, "", field.id)
    other = {"Ours.": "Theirs.", "Theirs.": "Ours."}[shown]
    assert other in badge.words.text()


def test_a_cell_of_a_case_says_what_the_other_saw(onsite):
    pack, assessment = onsite.desk.pack, onsite.desk.assessment
    case = case_id(onsite.store, assessment, "C-03")
    here = onsite.trail.case(case)
    theme = pack.themes()[0].id
    stage = here.stage
    row = evaluation_id(assessment, case, stage, theme)
    about = {
        "kind": "evaluation",
        "case": case,
        "stage": stage,
        "subject": theme,
        "step": holding_step(pack).id,
        "evaluation": "",
    }
    onsite.store.record("Begin", [Edit("statement", row, about)], assessment=assessment)
    one, other = (e.id for e in pack.evaluations[:2])
    part(onsite, "statement", row, "evaluation", one, other)
    shown = cell(onsite.trail, case, stage, theme)
    titles = {e.id: e.title[:1].lower() + e.title[1:] for e in pack.evaluations}
    lines = cell_view(pack, shown).lines
    assert "2 versions" in lines
    (left,) = {one, other} - {shown.evaluation}
    assert f"or {titles[left]}" in lines


def test_a_line_of_the_plan_says_when_the_other_put_it_in_the_list_and_where_it_is_changed(onsite, show):
    early, late = "2012-06-12T09:30", "2012-06-12T14:00"
    about = {"starts": "2012-06-12T11:00", "minutes": 60, "place": "Sale"}
    line = plan.add(onsite.store, onsite.desk.assessment, kind="interview", about=about).row
    follow(onsite)
    page = show(PlanPage(onsite.desk))
    onsite.show(page)
    page.go_to(Place("plan", tab="timetable", statement=line))
    editor = page.findChild(LineEditor)
    onsite.qtbot.waitUntil(lambda: editor.editors["time"].value() == "11:00")
    assert badges(page) == []
    part(onsite, "appointment", line, "starts", early, late)
    onsite.qtbot.waitUntil(lambda: len(badges(page)) == 1)
    (badge,) = badges(page)
    shown = next(a for a in onsite.trail.rows.appointments if a.id == line).starts
    other = "14:00" if shown == early else "09:30"
    assert other in badge.words.text() and badge.words.text().count(" said when it begins: ") == 1
    row = page.findChild(LineRow, f"line-{line}")
    assert "2 versions" in [mark.text() for mark in row.findChildren(Mark)]
    went = []
    page.went.connect(went.append)
    badge.chip.click()
    assert went == [Place("conflicts", tab=f"appointment/{line}/starts")]
    part(onsite, "appointment", line, "minutes", 45, 90)
    onsite.qtbot.waitUntil(lambda: len(badges(page)) == 2)
    (minutes,) = (b.words.text() for b in badges(page) if b is not badge)
    assert ("45" in minutes) is not ("90" in minutes)


def test_what_is_not_sound_leads_to_where_one_decides(usual, show):
    source = usual.trail.sources()[0].id
    part(usual, "source", source, "title", "One title", "Another title")
    page = show(ReadinessPage(usual.desk))
    usual.show(page)
    page.finish()
    went = []
    page.went.connect(went.append)
    page.cards()[1].click()
    assert went == [Place("conflicts", statement=source)]
