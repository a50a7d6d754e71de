"""Records on site are begun in one step, quoted like any source, and keep what stands on them."""

import pytest

from csa_desktop.commands import answers, records, statements, trails
from csa_desktop.domain import records as made
from csa_desktop.domain import values as v
from csa_desktop.errors import UserError
from tests.cases_made import case_id
from tests.commands.onsite_fixtures import site  # noqa: F401

SAID = "The plan was reviewed late. Nobody had told the school."


@pytest.fixture
def c03(site):  # noqa: F811
    return case_id(site.store, site.assessment, "C-03")


@pytest.fixture
def c02(site):  # noqa: F811
    return case_id(site.store, site.assessment, "C-02")


@pytest.fixture
def kind(site):  # noqa: F811
    return next(k for k in site.pack.source_kinds if k.id == "file-reading")


@pytest.fixture
def field(site, kind):  # noqa: F811
    return made.main_field(site.pack.form(kind.form))


@pytest.fixture
def record(site, c03, kind, field):  # noqa: F811
    row = records.begin(*site.at, site.pack, kind=kind.id, case=c03, stage="plan").row
    answers.answer(*site.at, kind.form, field.id, SAID, about=row)
    return row


def quote(site, record, field, words="reviewed late", **more):  # noqa: F811
    theme = site.pack.themes()[0].id
    where = {"step": "1", "subject": theme, **more}
    return records.note_words(*site.at, site.pack, record, field=field.id, words=words, **where)


def finding(site):  # noqa: F811
    return site.trail.statements(kind=v.FINDING)[-1]


def test_a_record_begins_with_its_case_its_moment_and_whether_it_may_be_cited(site, c03, kind):  # noqa: F811
    row = records.begin(*site.at, site.pack, kind=kind.id, case=c03, stage="plan").row
    begun = site.trail.source(row)
    assert (begun.case, begun.stage, begun.state, begun.sha256) == (c03, "plan", "received", "")
    assert begun.title == f"{kind.title}, C-03"
    assert (begun.admissible == "yes") is (kind.admissible is True)
    assert begun.dated[10] == "T"
    assert made.is_record(site.pack, begun)


def test_only_what_is_recorded_on_site_is_begun(site):  # noqa: F811
    with pytest.raises(UserError, match="no such kind of record"):
        records.begin(*site.at, site.pack, kind="document")
    with pytest.raises(UserError, match="no longer in the sample"):
        records.begin(*site.at, site.pack, kind="account", case="gone")


def test_words_of_a_record_begin_a_finding_of_its_case_and_stage(site, record, field, c03):  # noqa: F811
    quote(site, record, field)
    said = finding(site)
    assert (said.case, said.stage, said.text) == (c03, "plan", "reviewed late")
    assert said.happened == site.trail.source(record).dated
    (cited,) = site.trail.citations(said.id)
    assert (cited.source, cited.page, cited.quote) == (record, 0, "reviewed late")
    assert cited.place == made.label(field)
    assert SAID[cited.start : cited.end] == "reviewed late"
    assert not site.trail.is_stale(said.id)


def test_more_words_go_into_the_same_finding(site, record, field):  # noqa: F811
    quote(site, record, field)
    said = finding(site)
    quote(site, record, field, "told the school", statement=said.id)
    assert len(site.trail.citations(said.id)) == 2
    assert len(site.trail.statements(kind=v.FINDING)) == 1


def test_the_stage_of_a_finding_can_be_another_than_the_record_s(site, record, field):  # noqa: F811
    quote(site, record, field, stage="early-help")
    assert finding(site).stage == "early-help"


def test_what_a_case_shows_stands_on_the_words_quoted_into_its_cell(site, record, field, c03):  # noqa: F811
    theme = site.pack.themes()[0].id
    quote(site, record, field)
    (evaluation,) = site.trail.statements(kind=v.EVALUATION, case=c03, stage="plan", subject=theme)
    assert site.trail.below(evaluation.id) == (finding(site),)
    assert not site.trail.is_stale(evaluation.id)
    quote(site, record, field, "Nobody had told", stage="")
    assert len(site.trail.statements(kind=v.EVALUATION)) == 1


def test_a_finding_about_another_child_takes_no_words_of_this_record(site, record, field, c02, kind):  # noqa: F811
    other = records.begin(*site.at, site.pack, kind=kind.id, case=c02).row
    answers.answer(*site.at, kind.form, field.id, SAID, about=other)
    quote(site, other, field)
    with pytest.raises(UserError, match="another child"):
        quote(site, record, field, statement=finding(site).id)


def test_words_that_the_record_does_not_say_are_not_quoted(site, record, field):  # noqa: F811
    with pytest.raises(UserError, match="does not say these words"):
        quote(site, record, field, "reviewed in time")
    with pytest.raises(UserError, match="Select words"):
        quote(site, record, field, "  ")
    assert not site.trail.statements(kind=v.FINDING)


def test_a_record_stays_while_a_finding_quotes_it_and_says_which(site, record, field):  # noqa: F811
    quote(site, record, field)
    with pytest.raises(UserError, match="“reviewed late” quotes this record"):
        records.remove(*site.at, site.pack, record)
    trails.unquote(*site.at, site.trail.citations(finding(site).id)[0].id)
    records.remove(*site.at, site.pack, record)
    assert site.trail.source(record) is None
    assert not [a for a in site.trail.rows.answers if a.about == record]
    site.store.undo()
    assert site.trail.source(record)
    assert next(a for a in site.trail.rows.answers if a.about == record).value == SAID


def test_a_record_stays_while_an_event_names_it_as_its_source(site, record):  # noqa: F811
    from csa_desktop.store.log import Edit

    event = next(e for e in site.trail.rows.events if e.title == "Referral")
    site.store.record("Change", [Edit("event", event.id, {"source": record})], assessment=site.assessment)
    with pytest.raises(UserError, match="“Referral”"):
        records.remove(*site.at, site.pack, record)


def test_a_record_goes_to_another_case_with_its_title_unless_it_is_quoted(site, record, field, c02):  # noqa: F811
    records.describe(*site.at, site.pack, record, {"case": c02})
    assert site.trail.source(record).title.endswith(", C-02")
    records.describe(*site.at, site.pack, record, {"case": ""})
    assert "C-0" not in site.trail.source(record).title
    records.describe(*site.at, site.pack, record, {"case": c02})
    quote(site, record, field)
    with pytest.raises(UserError, match="quotes this record for the child"):
        records.describe(*site.at, site.pack, record, {"case": ""})


def test_a_document_is_no_record(site):  # noqa: F811
    document = site.document(kind="document")
    with pytest.raises(UserError, match="no longer here"):
        records.remove(*site.at, site.pack, document)
    assert made.documents(site.pack, site.trail) == (site.trail.source(document),)


def test_a_quotation_is_found_where_the_record_says_it_now(site, record, field, kind):  # noqa: F811
    quote(site, record, field)
    said = finding(site)
    answers.answer(*site.at, kind.form, field.id, f"At 10 am. {SAID}", about=record)
    (cited,) = site.trail.citations(said.id)
    spot = made.spot(site.pack, site.trail, cited)
    assert spot is not None
    assert spot.text[spot.start : spot.end] == "reviewed late"
    assert made.reworded(site.pack, site.trail, said.id) == ()
    answers.answer(*site.at, kind.form, field.id, "The plan was reviewed in time.", about=record)
    assert made.reworded(site.pack, site.trail, said.id) == (cited,)


def test_every_change_to_a_record_is_in_the_scope_of_its_case(site, record, field, c03):  # noqa: F811
    quote(site, record, field)
    scoped = set(site.store.rows_in_scope(site.assessment, c03))
    trail = site.trail
    assert ("source", record) in scoped
    assert {("answer", a.id) for a in trail.rows.answers if a.about == record} <= scoped
    assert {("statement", finding(site).id)} <= scoped
    assert {("citation", c.id) for c in trail.quotations(record)} <= scoped


def test_a_note_is_no_ground_to_refuse(site, record):  # noqa: F811
    statements.add(*site.at, kind=v.NOTE, text="Ask the school.")
    records.remove(*site.at, site.pack, record)
    assert site.trail.source(record) is None
