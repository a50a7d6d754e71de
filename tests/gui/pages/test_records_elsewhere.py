"""A record on site is shown as what it is wherever sources are: chips, trails, search, history, print."""

from types import SimpleNamespace

import pytest

from csa_desktop.commands import answers, records, risks
from csa_desktop.commands.printing import form_print, notebook_print
from csa_desktop.commands.prints import Wanted
from csa_desktop.domain import records as about
from csa_desktop.domain import values as v
from csa_desktop.domain.readiness import MUST, readiness
from csa_desktop.gui.assessment_acts import _records
from csa_desktop.gui.pages.done import done
from csa_desktop.gui.pages.notebook.contexts import read_contexts
from csa_desktop.gui.pages.notebook.row_view import row_view
from csa_desktop.gui.pages.notebook.trail_shown import trail_shown
from csa_desktop.gui.pages.search import on_site
from csa_desktop.gui.pages.sources import SourcesPage
from csa_desktop.gui.paper.places import place_of_form
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.card import Card
from tests.cases_made import case_id
from tests.gui.desk_fixtures import onsite, work  # noqa: F401
from tests.paper import text as text_of

SAID = "Visits were weekly until May. Nobody had told the school about the plan."
QUOTED = "Nobody had told the school"


@pytest.fixture
def record(onsite):  # noqa: F811
    at, pack = (onsite.store, onsite.desk.assessment), onsite.desk.pack
    case = case_id(*at, "C-03")
    row = records.begin(*at, pack, kind="file-reading", case=case, stage="plan").row
    records.describe(*at, pack, row, {"dated": "2012-03-21T10:40+00:00"})
    form = about.form_of(pack, onsite.trail.source(row))
    field = about.main_field(form)
    answers.answer(*at, form.id, about.WITH, "Head teacher", about=row)
    answers.answer(*at, form.id, field.id, SAID, about=row)
    theme = pack.themes()[0].id
    records.note_words(*at, pack, row, field=field.id, words=QUOTED, step="1", subject=theme)
    onsite.runner.refresh()
    onsite.settle()
    return onsite.trail.source(row)


def place(record, citation=""):
    return Place("records", "observations", tab=record.id, citation=citation)


def finding(bench):
    return bench.trail.statements(kind=v.FINDING)[-1]


def test_a_citation_reads_as_who_was_heard_and_when_and_leads_to_the_words(onsite, record):  # noqa: F811
    trail, pack = onsite.trail, onsite.desk.pack
    (cited,) = trail.citations(finding(onsite).id)
    chips = {chip.text: chip.place for chip in row_view(trail, pack, finding(onsite)).chips}
    assert chips["Head teacher, 21 Mar 2012"] == place(record, cited.id)


def test_the_trail_names_the_record_its_moment_and_its_field(onsite, record):  # noqa: F811
    trail, pack = onsite.trail, onsite.desk.pack
    (quote,) = trail_shown(trail, pack, finding(onsite).id).quotes
    assert quote.where.startswith(record.title)
    assert "21 Mar 2012" in quote.where
    assert "head teacher" in quote.where
    assert quote.where.endswith(quote.citation.place)
    assert not quote.changed


def test_beside_a_record_stands_what_rests_on_it_and_nothing_is_still_to_come(onsite, record):  # noqa: F811
    shown = trail_shown(onsite.trail, onsite.desk.pack, record.id)
    assert (shown.source, shown.is_record) == (place(record), True)
    assert "still to come" not in shown.standing
    (cell,) = onsite.trail.above(finding(onsite).id)
    assert [link.id for _, links in shown.pages for link in links] == [finding(onsite).id, cell.id]


def test_a_quotation_is_shown_among_the_words_of_its_record(onsite, record):  # noqa: F811
    (cited,) = onsite.trail.citations(finding(onsite).id)
    before, quote, after = read_contexts(onsite.store, [cited])[cited.id]
    assert (quote, after.strip()) == (QUOTED, "about the plan.")
    assert "weekly until May" in before


def test_a_record_that_says_something_else_now_is_said_at_the_finding(onsite, record):  # noqa: F811
    pack, form = onsite.desk.pack, about.form_of(onsite.desk.pack, record)
    field = about.main_field(form).id
    answers.answer(onsite.store, onsite.desk.assessment, form.id, field, "All knew.", about=record.id)
    (quote,) = trail_shown(onsite.trail, pack, finding(onsite).id).quotes
    assert quote.changed
    todos = [t for t in readiness(onsite.trail, pack) if t.statement == finding(onsite).id]
    assert any(t.severity == MUST and "no longer says" in t.what for t in todos)


def test_the_list_of_documents_has_no_records_in_it(onsite, show, record):  # noqa: F811
    page = onsite.show(show(SourcesPage(onsite.desk)))
    page.finish()
    assert [card for card in page.cards() if isinstance(card, Card)] == []


def test_search_finds_what_is_written_in_a_record_and_in_a_risk(onsite, record):  # noqa: F811
    risk = risks.raise_risk(onsite.store, onsite.desk.assessment, child="X-1", what="Bruises.").row
    trail, pack = onsite.trail, onsite.desk.pack

    def found(typed):
        hits = onsite.store.search(typed, onsite.desk.assessment)
        return [where for hit in hits if (where := on_site(hit, trail, pack))]

    assert (f"{record.title} · 21 Mar 2012 10:40", place(record)) in found("weekly")
    assert found("bruises") == [("Risk to X-1 · open", Place("risk", risk))]


def test_history_names_records_and_risks_and_leads_to_them(onsite, record):  # noqa: F811
    risk = risks.raise_risk(onsite.store, onsite.desk.assessment, child="C-02", what="Bruises.").row
    told = done(onsite.store, onsite.desk.assessment, onsite.desk.pack, 20)
    by_label = {one.doing.label: one for one in reversed(told)}
    assert by_label["Raise a risk to a child"].place == Place("risk", risk)
    assert by_label["Raise a risk to a child"].where == "Risk to C-02"
    assert by_label["Begin a record"].place == place(record)
    assert record.title in by_label["Describe a record"].text


def test_answers_of_a_record_lead_to_it_and_paper_leads_back(onsite, record):  # noqa: F811
    form = about.form_of(onsite.desk.pack, record).id
    assert place_of_form(onsite.desk.pack, form, record.id) == place(record)


def test_every_kind_can_be_begun_from_the_palette(onsite):  # noqa: F811
    went = []
    for act in _records(SimpleNamespace(desk=onsite.desk, go=went.append)):
        act.do()
    kinds = [k.id for k in onsite.desk.pack.source_kinds if about.stage_of(onsite.desk.pack, k.id)]
    assert [place.tab for place in went] == [f"new///{kind}" for kind in kinds]


def test_the_notebook_in_print_says_when_it_was_recorded_and_with_whom(onsite, record):  # noqa: F811
    printing = notebook_print(onsite.desk.pack, onsite.trail, Wanted(steps=("1",)), by="H. Marsh")
    text = " ".join(text_of(printing.function(*printing.args)).split())
    assert f"{record.title}, 21 March 2012" in text or f"{record.title}, 21 Mar 2012" in text
    assert "Recorded on site" in text
    assert "with head teacher" in text
    assert "page 0" not in text


def test_a_filled_record_prints_what_was_typed_and_a_blank_one_nothing(onsite, record):  # noqa: F811
    pack, form = onsite.desk.pack, about.form_of(onsite.desk.pack, record).id
    filled = form_print(pack, onsite.trail, Wanted(form, record.id), by="H. Marsh")
    assert QUOTED in " ".join(text_of(filled.function(*filled.args)).split())
    assert "C-03" in filled.name
    blank = form_print(pack, onsite.trail, Wanted(form, blank=True), by="H. Marsh")
    assert QUOTED not in " ".join(text_of(blank.function(*blank.args)).split())
