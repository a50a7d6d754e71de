"""Datasets: brought in, corrected, brought in again, and their figures cited."""

import json

import pytest

from csa_desktop.commands import datasets, printing, sources
from csa_desktop.commands.datasets import NewSource
from csa_desktop.commands.prints import DATASET, Wanted
from csa_desktop.domain import values as v
from csa_desktop.domain.indicators import COUNCIL, ENGLAND, HIGHER, LOWER, NEIGHBOURS, figure
from csa_desktop.errors import UserError
from csa_desktop.importing.datasets.names import Framework
from csa_desktop.importing.datasets.read import read_dataset
from csa_desktop.importing.documents import read_document
from csa_desktop.paths import resources_folder
from csa_desktop.reports.example_documents import render
from csa_desktop.store.verify import verify
from tests.commands.assessment_fixtures import here  # noqa: F401
from tests.importing.datasets.made_datasets import table, text, workbook

NAME = "dataset.xlsx"


def framework(pack):
    outcomes = tuple((s.id, s.title) for s in pack.subjects if s.kind != "overall")
    return Framework(outcomes, tuple((s.id, s.title) for s in pack.services), "Sharpston")


def bring(here, data, name=NAME, source="", kind="dataset-april"):  # noqa: F811
    """Bring a dataset in as a new source, or as a newer version of one."""
    reading = read_dataset(data, name, framework(here.pack))
    new = NewSource(read_document(data, name), data, name, source, kind, "The dataset")
    datasets.bring_in_file(*here.at, here.pack, reading, new)
    return reading


@pytest.fixture
def full(here):  # noqa: F811
    """The worked example's dataset is in."""
    bring(here, render((resources_folder() / "example/documents/dataset.md").read_text(encoding="utf-8")))
    return here


def found(here, code):  # noqa: F811
    return next(i for i in here.trail.rows.indicators if i.code == code)


def refused(command, *args, **said):
    with pytest.raises(UserError) as error:
        command(*args, **said)
    return str(error.value)


def test_the_worked_example_s_dataset_comes_in_with_its_document(full):
    (source,) = full.trail.sources()
    assert (source.kind, source.state, source.media) == ("dataset-april", "received", "excel")
    assert len(full.trail.rows.indicators) == 64
    one = found(full, "SS6")
    assert (one.source, one.outcome, one.sheet, one.row) == (source.id, "staying-safe", "Staying safe", 7)
    assert figure(one, COUNCIL, "2004-05").text == "52"
    assert sorted(i.place for i in full.trail.rows.indicators) == list(range(64))


def test_undo_takes_the_indicators_out_and_redo_brings_them_back(full):
    full.store.undo()
    assert not full.trail.rows.indicators
    full.store.redo()
    assert len(full.trail.rows.indicators) == 64


def test_a_figure_becomes_a_finding_that_cites_sheet_cell_and_value(full):
    row = datasets.cell_to_finding(
        *full.at, full.pack, found(full, "SS6").id, body=COUNCIL, year="2004-05"
    ).row
    finding = full.trail.statement(row)
    assert (finding.kind, finding.step, finding.subject) == (v.FINDING, "1", "staying-safe")
    assert finding.text == (
        "Core assessments completed within 35 working days (per cent), 2004-05: the council 52; statistical "
        "neighbours 66; England 68."
    )
    (cited,) = full.trail.citations(row)
    assert (cited.place, cited.quote) == ("Staying safe, G7", "52")
    pages = {number: words for number, _, words in full.store.page_texts(cited.sha256)}
    assert pages[cited.page][cited.start : cited.end] == "52"


def test_every_figure_of_every_body_can_be_cited_where_it_stands(full):
    pages = {n: words for n, _, words in full.store.page_texts(full.trail.sources()[0].sha256)}
    for code, body, year, shown in (
        ("BH1", COUNCIL, "Two periods before", "44.6"),
        ("EA9", NEIGHBOURS, "2004", "99.8"),
        ("SM2", ENGLAND, "2004-05", "3395"),
        ("PC4", COUNCIL, "One period before", "71"),
    ):
        under = "staying-safe" if code == "SM2" else ""
        row = datasets.cell_to_finding(
            *full.at, full.pack, found(full, code).id, body=body, year=year, outcome=under
        ).row
        (cited,) = full.trail.citations(row)
        assert cited.quote == shown == pages[cited.page][cited.start : cited.end]


def test_a_suppressed_figure_is_cited_as_its_code_and_said_to_be_unknown(full):
    row = datasets.cell_to_hypothesis(
        *full.at, full.pack, found(full, "BH2").id, body=ENGLAND, year="2004"
    ).row
    hypothesis = full.trail.statement(row)
    assert (hypothesis.kind, hypothesis.state) == (v.HYPOTHESIS, "open")
    assert "England not known (-)" in hypothesis.text
    assert full.trail.citations(row)[0].quote == "-"


def test_what_is_read_under_service_management_is_written_under_an_outcome_that_a_person_chooses(full):
    one = found(full, "SM3").id
    where = {"body": COUNCIL, "year": "31 March 2005"}
    assert "Choose an outcome" in refused(datasets.cell_to_finding, *full.at, full.pack, one, **where)
    row = datasets.cell_to_finding(*full.at, full.pack, one, **where, outcome="staying-safe").row
    assert full.trail.statement(row).subject == "staying-safe"


def test_a_dataset_that_may_not_be_analysed_is_neither_brought_in_nor_cited(full):
    (source,) = full.trail.sources()
    sources.decide_admissible(*full.at, source.id, admissible="no", reason="Not shared")
    one = found(full, "SS6").id
    where = {"body": COUNCIL, "year": "2004-05"}
    assert "not admissible" in refused(datasets.cell_to_finding, *full.at, full.pack, one, **where)
    data = workbook(table())
    reading = read_dataset(data, NAME, framework(full.pack))
    assert "not admissible" in refused(datasets.bring_in, *full.at, full.pack, reading, source=source.id)


def test_an_empty_cell_and_one_that_is_not_there_are_refused(full):
    one = found(full, "SS6").id
    where = {"body": ENGLAND, "year": "1999"}
    assert "no figure" in refused(datasets.cell_to_finding, *full.at, full.pack, one, **where)
    assert "no longer" in refused(datasets.cell_to_finding, *full.at, full.pack, "gone", **where)


def test_direction_service_and_outcome_can_be_said_of_several_at_once(full):
    rows = [found(full, code).id for code in ("SS5", "SS6")]
    datasets.correct(*full.at, rows, {"direction": HIGHER})
    datasets.correct(*full.at, rows, {"service": "social-care"})
    datasets.correct(*full.at, rows[:1], {"outcome": "being-healthy"})
    assert [found(full, c).direction for c in ("SS5", "SS6", "SS7")] == [HIGHER, HIGHER, ""]
    assert found(full, "SS5").outcome == "being-healthy"
    assert full.store.undoable.label == "Say which outcome"
    with pytest.raises(ValueError, match="direction"):
        datasets.correct(*full.at, rows, {"direction": "upwards"})
    with pytest.raises(ValueError, match="corrected"):
        datasets.correct(*full.at, rows, {"title": "Another"})


def test_read_again_what_a_person_said_stays_and_what_is_gone_goes(here):  # noqa: F811
    rows = table()
    bring(here, workbook(rows))
    datasets.correct(*here.at, [found(here, "A1").id], {"direction": LOWER, "service": "education"})
    (source,) = here.trail.sources()
    rows[1][8], rows[4] = 93, ["A5", "Vacancies", None, "Staying safe", "per cent", None, 1, 2, 3, 4, 5]
    bring(here, workbook(rows), source=source.id)
    one = found(here, "A1")
    assert (one.direction, one.service) == (LOWER, "education")
    assert figure(one, COUNCIL, "2004-05").text == "93"
    assert {i.code for i in here.trail.rows.indicators} == {"A1", "A2", "A3", "A5"}
    assert len(here.trail.sources()) == 1


def test_a_later_dataset_takes_over_what_was_said_of_the_same_indicator(here):  # noqa: F811
    rows = [row[:2] + row[3:5] + row[6:] for row in table()]  # it says neither service nor direction
    bring(here, workbook(rows))
    datasets.correct(*here.at, [found(here, "A1").id], {"direction": HIGHER})
    rows[1][6] = 95
    bring(here, workbook(rows), kind="dataset-31-may")
    said = [
        (i.direction, figure(i, COUNCIL, "2004-05").text)
        for i in here.trail.rows.indicators
        if i.code == "A1"
    ]
    assert len(said) == 2
    assert {direction for direction, _ in said} == {HIGHER}


def test_the_same_file_chosen_again_is_the_same_source(here):  # noqa: F811
    bring(here, workbook(table()))
    data = here.store.document(here.trail.sources()[0].sha256)
    bring(here, data)
    assert len(here.trail.sources()) == 1
    assert len(here.trail.rows.indicators) == 4


def test_a_finding_on_an_older_version_is_not_made_of_the_new_one(here):  # noqa: F811
    bring(here, workbook(table()))
    (source,) = here.trail.sources()
    newer = workbook([*table(), ["A9", "More", None, "Staying safe", "", None, 1, 2, 3, 4, 5]])
    sources.receive(*here.at, source.id, read_document(newer, NAME), newer, file_name=NAME)
    where = {"body": COUNCIL, "year": "2004-05"}
    said = refused(datasets.cell_to_finding, *here.at, here.pack, found(here, "A1").id, **where)
    assert "newer version" in said


def test_csv_is_cited_by_its_cell(here):  # noqa: F811
    bring(here, text(table()), "dataset.csv")
    row = datasets.cell_to_finding(
        *here.at, here.pack, found(here, "A1").id, body=COUNCIL, year="2004-05"
    ).row
    (cited,) = here.trail.citations(row)
    assert (cited.place, cited.quote) == ("I2", "90")
    (page,) = here.store.page_texts(cited.sha256)
    assert page[2][cited.start : cited.end] == "90"


def test_what_the_data_do_not_say_is_a_gap_under_outcome_and_service(full):
    said = "No national comparison for looked after children in private placements."
    row = datasets.not_said(*full.at, full.pack, text=said, outcome="staying-safe", service="social-care").row
    gap = full.trail.statement(row)
    assert (gap.kind, gap.state, gap.service, gap.subject) == (v.GAP, "open", "social-care", "staying-safe")
    assert "Choose the outcome" in refused(datasets.not_said, *full.at, full.pack, text=said, outcome="")


def test_the_store_verifies_with_a_dataset_in_it(full):
    datasets.correct(*full.at, [found(full, "SS5").id], {"direction": HIGHER})
    assert verify(full.store).sentences == ()


def test_figures_are_kept_as_json_by_body_and_year(full):
    kept = json.loads(found(full, "SS6").figures)
    assert list(kept) == [COUNCIL, NEIGHBOURS, ENGLAND]
    assert kept[COUNCIL]["2004-05"] == ["52", "G7"]


def test_the_indicators_print_with_their_names_figures_and_distances(full):
    datasets.correct(*full.at, [found(full, "SS6").id], {"direction": HIGHER})
    made = printing.gather(*full.at, full.pack, Wanted(sheet=DATASET))
    pdf = made.function(*made.args)
    words = " ".join(page.text for page in read_document(pdf, "a.pdf").pages)
    said = " ".join(words.split())
    for one in full.trail.rows.indicators:
        assert one.code in said
    assert "14 below statistical neighbours, on the worse side" in said
    assert "not known (-)" in said
