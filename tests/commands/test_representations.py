"""A representation from the intention to the decision: grounds, the frozen record, who sits on the panel."""

from datetime import UTC, datetime

import pytest

from csa_desktop import clock
from csa_desktop.commands import (
    assessments,
    judgements,
    panels,
    representations,
    sources,
    statements,
    trails,
)
from csa_desktop.domain import representing
from csa_desktop.domain.values import FINDING
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing.documents import read_document
from tests.made_store import new_store

PACK = installed_packs()["apa-2005"]


def on(day: str) -> None:
    """From now on it is noon of this day."""
    clock.set_source(lambda: datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC))


@pytest.fixture
def kept(tmp_path):
    """An assessment that was judged in July: its store, id, and a finding."""
    store = new_store(tmp_path)
    store.introduce("H. Marsh")
    on("2005-07-01")
    row = assessments.open_assessment(store, PACK, authority="Sharpston", year=2005, role="hmi").row
    assessments.add_member(store, row, name="J. Okoro", role="brm", organisation="CSCI")
    finding = statements.add(
        store, row, kind=FINDING, step="1", subject="staying-safe", text="Reviews are on time."
    ).row
    for judgement, grade in (("social-care", "2"), ("education", "3"), ("childrens-services", "2")):
        judgements.judge(
            store, row, PACK, step="4", subject="overall", judgement=judgement, grade=grade, status="final"
        )
    on("2005-11-07")
    yield store, row, finding
    clock.set_source(None)
    store.close()


def opened(store, row, panel="social-care"):
    made = representations.begin(store, row, PACK, panel, intended="2005-11-01").row
    representations.change(store, row, made, {"submitted": "2005-11-07"})
    return made


def ground(store, row, of, about=()):
    return representations.add_ground(
        store, row, of, kind="inaccurate", text="The figure is last year's.", about=about
    ).row


def seated(store, row, of, *names):
    for name, role in names:
        panels.seat(store, row, PACK, of, name=name, role=role)


THREE = (("A. Bell", "csci-manager"), ("C. Dunn", "csci-manager"), ("E. Frith", "independent"))


def ready(store, row, finding):
    of = opened(store, row)
    ground(store, row, of, [finding])
    representations.freeze(store, row, of, "2005-10-31")
    seated(store, row, of, *THREE)
    return of


def of_(store, row, of):
    return representing.representation(store.trail(row), of)


def test_capacity_is_open_to_no_representation(kept):
    store, row, _ = kept
    assert "capacity" not in {p.judgement for p in PACK.panels}
    with pytest.raises(UserError, match="no representation"):
        representations.begin(store, row, PACK, "capacity")


def test_a_review_is_nothing_that_a_council_can_turn_to(kept):
    store, row, _ = kept
    with pytest.raises(UserError, match="no representation"):
        representations.begin(store, row, PACK, "review")
    assert {p.id for p in representing.open_panels(PACK, store.trail(row))} == {
        "social-care",
        "education",
        "childrens-services",
    }


def test_days_are_days(kept):
    store, row, _ = kept
    of = opened(store, row)
    with pytest.raises(UserError, match="1 November 2005"):
        representations.change(store, row, of, {"submitted": "soon"})
    assert of_(store, row, of).submitted == "2005-11-07"


def test_a_ground_names_what_it_is_about(kept):
    store, row, finding = kept
    of = opened(store, row)
    ground(store, row, of, [finding])
    (said,) = representing.grounds_of(store.trail(row), of)
    assert (said.kind, said.about) == ("inaccurate", (finding,))
    with pytest.raises(UserError, match="inaccurate"):
        representations.change_ground(store, row, said.id, {"kind": "new evidence"})
    with pytest.raises(UserError, match="empty ground"):
        representations.change_ground(store, row, said.id, {"text": "  "})


def test_the_frozen_record_reads_as_it_stood_on_that_day(kept):
    store, row, finding = kept
    of = opened(store, row)
    representations.freeze(store, row, of, "2005-07-01")
    statements.reword(store, row, finding, "Reviews are late.")
    then = representations.frozen(store, row, of_(store, row, of).as_at)
    assert then.statement(finding).text == "Reviews are on time."
    assert [s.id for s in representing.later(store.trail(row), then)] == [finding]


def told(store, row, of):
    """What is told of what came since the record was frozen: kind -> (new, changed, gone)."""
    then = representations.frozen(store, row, of_(store, row, of).as_at)
    since = representing.since(store.trail(row), then)
    return {one.kind: (len(one.new), len(one.changed), len(one.gone)) for one in since}


def test_nothing_is_told_where_nothing_came_in_since_the_record_was_frozen(kept):
    store, row, _ = kept
    of = opened(store, row)
    representations.freeze(store, row, of, "2005-11-07")
    assert told(store, row, of) == {}


def test_a_document_and_a_place_in_it_that_came_since_are_told_and_not_only_statements(kept):
    store, row, finding = kept
    of = opened(store, row)
    representations.freeze(store, row, of, "2005-10-31")
    data = b"An audit of November: reviews are late."
    source = sources.add_document(
        store,
        row,
        PACK,
        read_document(data, "audit.txt"),
        data,
        kind="audit-letter",
        title="Audit",
        file_name="audit.txt",
    ).row
    sources.decide_admissible(store, row, source, admissible="yes", reason="An audit")
    assert told(store, row, of) == {"sources": (1, 0, 0)}
    trails.quote(store, row, finding, source, page=1, start=0, end=8, words="An audit")
    assert told(store, row, of) == {"sources": (1, 0, 0), "citations": (1, 0, 0)}
    assert representing.later(store.trail(row), representations.frozen(store, row, "2005-10-31")) == ()


def test_what_was_taken_out_since_is_told_too(kept):
    store, row, finding = kept
    of = opened(store, row)
    representations.freeze(store, row, of, "2005-10-31")
    statements.remove(store, row, finding)
    assert told(store, row, of) == {"statements": (0, 0, 1)}


def test_a_response_stands_only_on_what_the_record_held_then(kept):
    store, row, finding = kept
    of = opened(store, row)
    one = ground(store, row, of)
    with pytest.raises(UserError, match="Freeze the record first"):
        representations.rest_on(store, row, one, [finding])
    representations.freeze(store, row, of, "2005-10-31")
    representations.rest_on(store, row, one, [finding])
    later = statements.add(
        store, row, kind=FINDING, step="1", subject="staying-safe", text="A new audit says otherwise."
    ).row
    with pytest.raises(UserError, match="not the opportunity to enter new evidence"):
        representations.rest_on(store, row, one, [finding, later])
    statements.reword(store, row, finding, "Reviews are nearly always on time.")
    with pytest.raises(UserError, match="not the opportunity to enter new evidence"):
        representations.rest_on(store, row, one, [finding])
    assert representing.grounds_of(store.trail(row), of)[0].rests_on == (finding,)


def test_a_record_is_frozen_neither_to_come_nor_before_it_began_nor_under_what_a_response_needs(kept):
    store, row, _ = kept
    of = opened(store, row)
    for day, why in (("2005-11-08", "to come"), ("2005-06-30", "Nothing"), ("soon", "1 November")):
        with pytest.raises(UserError, match=why):
            representations.freeze(store, row, of, day)
    one = ground(store, row, of)
    late = statements.add(store, row, kind=FINDING, step="1", subject="staying-safe", text="Seen late.").row
    representations.freeze(store, row, of, "2005-11-07")
    representations.rest_on(store, row, one, [late])
    with pytest.raises(UserError, match="new evidence"):
        representations.freeze(store, row, of, "2005-10-31")


def test_the_councils_document_is_kept_and_cannot_be_cited(kept):
    store, row, finding = kept
    of = opened(store, row)
    data = b"The council disagrees."
    representations.receive_document(
        store, row, PACK, of, read_document(data, "letter.txt"), data, file_name="letter.txt"
    )
    source = store.trail(row).source(of_(store, row, of).source)
    assert (source.kind, source.admissible) == (representations.KIND, sources.NO)
    assert store.document(source.sha256) == data
    with pytest.raises(UserError, match="not admissible"):
        trails.quote(store, row, finding, source.id, page=1, start=0, end=3, words="The")


def test_whoever_had_a_part_is_found_and_the_day_of_the_check_is_kept(kept):
    store, row, _ = kept
    of = opened(store, row)
    seated(store, row, of, ("Mr. H Marsh", "csci-manager"), ("Joy Okoro", "independent"), *THREE[:1])
    found = {p.name: p for p in representing.panellists_of(store.trail(row), of)}
    assert "on the team as HMI" in found["Mr. H Marsh"].found
    assert "wrote" in found["Mr. H Marsh"].found
    assert "may be the same person" in found["Joy Okoro"].found
    assert found["A. Bell"].found == ""
    assert {p.checked for p in found.values()} == {"2005-11-07"}


def test_who_joins_the_team_later_is_found_at_the_next_check(kept):
    store, row, _ = kept
    of = opened(store, row)
    seated(store, row, of, *THREE)
    assessments.add_member(store, row, name="E Frith", role="csci-manager")
    on("2005-11-09")
    panels.check(store, row, PACK, of)
    found = {p.name: p for p in representing.panellists_of(store.trail(row), of)}
    assert "on the team as CSCI manager" in found["E. Frith"].found
    assert found["E. Frith"].checked == "2005-11-09"
    assert panels.found_now(store, row, PACK, of)[found["A. Bell"].id] == ()


def test_a_panel_decides_only_when_it_is_whole_and_had_no_part(kept):
    store, row, finding = kept
    of = opened(store, row)

    def refused(why):
        with pytest.raises(UserError, match=why):
            panels.decide(store, row, PACK, of, grade="2", why="The evidence bears it out.")

    refused("Freeze the record")
    representations.freeze(store, row, of, "2005-10-31")
    refused("at least one ground")
    ground(store, row, of, [finding])
    refused("2 more of “CSCI manager”")
    seated(store, row, of, *THREE[:2], ("J. Okoro", "independent"))
    refused("J. Okoro seems to have had a part")
    member = next(p for p in representing.panellists_of(store.trail(row), of) if p.found)
    panels.clear(store, row, member.id, "Another person of this name, of another council.")
    panels.decide(store, row, PACK, of, grade="2", why="The evidence bears it out.")
    assert of_(store, row, of).outcome == "upheld"


def test_an_amended_judgement_goes_to_the_joint_panel(kept):
    store, row, finding = kept
    of = ready(store, row, finding)
    panels.decide(store, row, PACK, of, grade="3", why="Too little weight was given.", when="2005-11-25")
    trail = store.trail(row)
    decision = representing.decision_on(trail, of)
    assert (decision.was, decision.grade, decision.stage) == ("2", "3", "representation")
    assert "A. Bell, C. Dunn, E. Frith" in decision.by
    judged = next(s for s in trail.statements(judgement="social-care", step="4"))
    assert (judged.grade, judged.reason) == ("3", "Too little weight was given.")
    review = representing.followed_by(trail, of)
    assert (review.judgement, review.panel) == ("childrens-services", "review")
    assert representing.representation(trail, of).justification == "Too little weight was given."


def test_a_part_that_was_had_since_the_check_stands_in_the_way(kept):
    store, row, finding = kept
    of = ready(store, row, finding)
    assessments.add_member(store, row, name="A. Bell", role="csci-manager")
    with pytest.raises(UserError, match="has come to have a part"):
        panels.decide(store, row, PACK, of, grade="2", why="It stands.")
    assert of_(store, row, of).outcome == ""


def test_a_judgement_that_is_upheld_goes_no_further(kept):
    store, row, finding = kept
    of = ready(store, row, finding)
    panels.decide(store, row, PACK, of, grade="2", why="It stands.")
    assert representing.followed_by(store.trail(row), of) is None


def test_what_the_panel_read_stays_as_it_was(kept):
    store, row, finding = kept
    of = ready(store, row, finding)
    panels.decide(store, row, PACK, of, grade="2", why="It stands.")
    trail = store.trail(row)
    (one,) = representing.grounds_of(trail, of)
    member = representing.panellists_of(trail, of)[0].id
    for late in (
        lambda: representations.change(store, row, of, {"response": "More."}),
        lambda: representations.freeze(store, row, of, "2005-11-01"),
        lambda: representations.rest_on(store, row, one.id, []),
        lambda: representations.remove_ground(store, row, one.id),
        lambda: panels.remove(store, row, member),
        lambda: panels.clear(store, row, member, "None."),
        lambda: representations.take_back(store, row, of),
    ):
        with pytest.raises(UserError, match="panel has decided"):
            late()
    assert store.trail(row).rows.grounds == trail.rows.grounds


def test_a_decision_is_taken_back_whole(kept):
    store, row, finding = kept
    of = ready(store, row, finding)
    panels.decide(store, row, PACK, of, grade="3", why="Too little weight was given.")
    store.undo()
    trail = store.trail(row)
    assert representing.representation(trail, of).outcome == ""
    assert trail.rows.decisions == ()
    assert len(trail.rows.representations) == 1
    assert next(s for s in trail.statements(judgement="social-care", step="4")).grade == "2"


def test_a_joint_panel_needs_somebody_of_each_and_no_grounds_for_a_review(kept):
    store, row, finding = kept
    of = ready(store, row, finding)
    panels.decide(store, row, PACK, of, grade="3", why="Too little weight was given.")
    review = representing.followed_by(store.trail(row), of)
    representations.freeze(store, row, review.id, "2005-11-07")
    seated(store, row, review.id, ("G. Hale", "csci-manager"))
    trail = store.trail(row)
    now = representing.representation(trail, review.id)
    assert representing.lacking(PACK, trail, now) == (
        "Name the members of the panel: at least one more of “Ofsted manager”.",
    )
    seated(store, row, review.id, ("A. Bell", "ofsted-manager"))
    sat = next(p for p in representing.panellists_of(store.trail(row), review.id) if p.name == "A. Bell")
    assert "panel of another representation" in sat.found
