"""The national view counts every assessment once, and never puts two scales into one figure."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from csa_desktop.domain.national import figures
from csa_desktop.domain.values import JUDGEMENT, OVERALL, Assessment, Statement
from csa_desktop.frameworks.packs import installed_packs

PACKS = {(p.id, p.version): p for p in installed_packs().values()}
TYPES = ("", "London borough", "County council", " Unitary authority ")
GRADES = ("", "4", "3", "2", "1", "good", "outstanding", "9")
STATUSES = ("", "indicative", "provisional", "emerging", "final")


@st.composite
def stores(draw):
    """Assessments of any framework with judgements of any step, grade and status."""
    assessments, made = [], []
    for number in range(draw(st.integers(0, 12))):
        pack = draw(st.sampled_from(list(PACKS.values())))
        year, kind = draw(st.sampled_from((2005, 2006, 2012))), draw(st.sampled_from(TYPES))
        named = f"a{number}", pack.id, pack.version, f"Authority {number}", pack.title
        about = Assessment(*named, year, "", authority_type=kind)
        assessments.append(about)
        for judgement in pack.judgements:
            for step in draw(st.lists(st.sampled_from(judgement.steps or ("1",)), unique=True)):
                grade, status = draw(st.sampled_from(GRADES)), draw(st.sampled_from(STATUSES))
                row = f"{about.id}/{judgement.id}/{step}"
                said = {"step": step, "subject": OVERALL, "judgement": judgement.id}
                made.append(Statement(row, about.id, JUDGEMENT, **said, grade=grade, status=status))
    return assessments, made


@given(stores())
def test_counts_always_add_up_to_the_base(made):
    assessments, judgements = made
    for figure in figures(assessments, judgements, PACKS):
        here = [a for a in assessments if a.pack == figure.pack]
        assert sum(bar.base for bar in figure.by_year) == len(here)
        for year, bars in figure.by_type.items():
            assert sum(bar.base for bar in bars) == len([a for a in here if a.year == year])
        for bar in (*figure.by_year, *(b for bars in figure.by_type.values() for b in bars)):
            named = [g.assessment.id for some in (*bar.by_grade.values(), bar.not_final) for g in some]
            assert len(named) == len(set(named)) == bar.base == bar.final + len(bar.not_final)
            assert list(bar.by_grade) == [g.code for g in figure.scale.grades]


@given(stores())
def test_every_grade_in_a_figure_is_of_its_own_scale_and_final(made):
    assessments, judgements = made
    said = {(s.assessment, s.judgement, s.grade, s.status) for s in judgements}
    for figure in figures(assessments, judgements, PACKS):
        for bar in figure.by_year:
            for code, graded in bar.by_grade.items():
                assert figure.scale.grade(code)
                for one in graded:
                    assert one.assessment.pack == figure.pack
                    assert (one.assessment.id, figure.judgement.id, code, "final") in said


def test_two_versions_stand_in_one_figure_only_where_their_grades_are_called_the_same():
    apa = PACKS["apa-2005", 1]
    scale = apa.scale("capacity")
    renamed = replace(scale, grades=(replace(scale.grades[0], label="Excellent"), *scale.grades[1:]))
    same, other = replace(apa, version=2), replace(apa, version=3, scales=(apa.scale("lsif"), renamed))
    packs = {("apa-2005", 1): apa, ("apa-2005", 2): same, ("apa-2005", 3): other}
    three = [Assessment(f"a{v}", "apa-2005", v, "Sharpston", "APA", 2004 + v, "") for v in (1, 2, 3)]
    capacity = [f for f in figures(three, [], packs) if f.judgement.id == "capacity"]
    assert [len(f.by_year) for f in capacity] == [2, 1]


def test_an_authority_whose_type_nobody_said_has_a_row_of_its_own_at_the_end():
    two = [
        Assessment("a", "apa-2005", 1, "Sharpston", "APA", 2005, ""),
        Assessment("b", "apa-2005", 1, "Bury", "APA", 2005, "", authority_type="Metropolitan district"),
    ]
    (first, *_) = figures(two, [], PACKS)
    assert [bar.key for bar in first.by_type[2005]] == ["Metropolitan district", ""]
