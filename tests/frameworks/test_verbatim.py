"""What a pack says a document says, the document says, at the line that is given."""

import dataclasses
import re
from collections.abc import Iterator, Mapping

import pytest

from csa_desktop import paths
from csa_desktop.domain import framework as f
from csa_desktop.domain.framework import Pack
from csa_desktop.frameworks.checks import walk
from csa_desktop.frameworks.packs import load_pack

Documents = Mapping[str, list[str]]

QUOTED: dict[type, tuple[str, ...]] = {
    f.Grade: ("label", "descriptor"),
    f.Subject: ("hint", "mentions"),
    f.KeyJudgement: ("words",),
    f.Prompt: ("text",),
    f.Judgement: ("text", "hint", "considers_hint", "emphases_hint", "challenges_hint"),
    f.Option: ("title",),
    f.Step: ("note",),
    f.Stage: ("hint",),
    f.SourceKind: ("hint",),
    f.Field: ("label",),
    f.FormSection: ("heading",),
    f.Form: ("over", "footer"),
    f.LetterSection: ("heading", "length", "fixed"),
    f.JourneyStage: ("text",),
    f.Phase: ("text",),
    f.SampleRule: ("text",),
    f.Limit: ("text",),
    f.Panel: ("title", "text", "impartial"),
}
"""The keys that hold a document's own words, unless the item's source begins with "see" or is the program."""

TITLED: dict[type, tuple[str, ...]] = {
    f.Subject: ("title",),
    f.PromptGroup: ("title",),
    f.Step: ("title",),
    f.SourceKind: ("title", "admissible_because"),
    f.Form: ("title",),
}
"""What the handbook of 2005 has a name of its own for, and the other documents describe without one."""

SOURCE = re.compile(r"program|(?:see )?00[0-4]:\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*")
GUIDANCE = re.compile(r".+\(.+, (?:\w+ )?(?:19|20)\d\d\)")
"""A dated source that is not at hand, from which alone a timescale of practice may be."""
SLIPS = (
    *("Appendix D", "provisional scores", "o the way", "conclusion are"),
    *(
        "Contracts",
        "Care Assessments",
        "timeliness of references",
        "Iocal",
        "journey's take",
        "Siân",
        "Rodway",
    ),
)


def places(source: str) -> list[range]:
    """The lines that a source names, counted from 1."""
    ends = [part.split("-") for part in source.partition(":")[2].split(", ")]
    return [range(int(end[0]), int(end[-1]) + 1) for end in ends]


def plain(text: str) -> str:
    """A line without markup, addresses, bullets and numbers of lists; white space is one space."""
    text = re.sub(r"\[\S+@\S+\]\(mailto:\S+?\)", "", text)
    text = re.sub(r"<[^>]+>", " ", text).replace("•", " ").replace("*", "")
    text = re.sub(r"(?m)^\s*(?:-|\d+\.|#+|i+\))\s+(?:\d+\.\s+|i+\)\s+)*", "", text)
    return " ".join(text.replace("’", "'").split()).casefold()


def pattern(text: str) -> re.Pattern[str]:
    """What a quotation looks for: […] and {…} stand for any words; other [words] are ours."""
    text = re.sub(r"…{2,}", "", text.replace("[…]", "\0"))
    text = re.sub(r"\{\w+\}", "\0", re.sub(r"\[[^\]]*\]", "", text))
    return re.compile(".*?".join(re.escape(plain(part)) for part in text.split("\0")))


def texts(item: object, *, titled: bool) -> Iterator[str]:
    keys = QUOTED.get(type(item), ())
    if titled and not (isinstance(item, f.SourceKind) and item.group in ("dataset", "other")):
        keys = (*keys, *TITLED.get(type(item), ()))
    for key in keys:
        value = getattr(item, key)
        yield from filter(None, (value,) if isinstance(value, str) else value)


def quotations(pack: Pack) -> list[tuple[str, str]]:
    """Every (source, words) of a pack that are said to be a document's own."""
    return [
        (item.source, text)
        for _, item in walk(pack)
        if re.match(r"00\d:", getattr(item, "source", ""))
        for text in texts(item, titled=pack.id == "apa-2005")
    ]


def misquoted(quoted: list[tuple[str, str]], documents: Documents) -> list[str]:
    """Quotations that none of the lines they name says."""
    wrong = []
    for source, text in quoted:
        lines = documents[source[:3]]
        said = [plain("\n".join(lines[at.start - 1 : at.stop - 1])) for at in places(source)]
        if not any(pattern(text).search(there) for there in said):
            wrong.append(f"{source}: {text}")
    return wrong


@pytest.fixture(params=sorted(folder.name for folder in paths.forms_folder().iterdir()))
def shipped(request: pytest.FixtureRequest) -> Pack:
    """Each framework that is shipped."""
    return load_pack(paths.forms_folder() / request.param)


def test_every_item_names_its_source(shipped: Pack) -> None:
    named = [(loc, item) for loc, item in walk(shipped) if hasattr(item, "source")]
    assert len(named) > 100
    assert [loc for loc, item in named if not SOURCE.fullmatch(item.source) and not dated(item)] == []


def dated(item: object) -> bool:
    return isinstance(item, f.Timescale) and not item.confirmed and bool(GUIDANCE.fullmatch(item.source))


def test_every_line_that_is_named_has_words(shipped: Pack, documents: Documents) -> None:
    named = {
        item.source for _, item in walk(shipped) if re.match(r"(see )?00\d:", getattr(item, "source", ""))
    }
    empty = [
        source
        for source in named
        for at in places(source)
        if not plain("\n".join(documents[source.removeprefix("see ")[:3]][at.start - 1 : at.stop - 1]))
    ]
    assert empty == []


def test_every_quotation_stands_in_the_line_it_names(shipped: Pack, documents: Documents) -> None:
    assert len(quotations(shipped)) > 10
    assert misquoted(quotations(shipped), documents) == []


def test_the_handbook_and_the_proposals_are_quoted_at_length(apa: Pack) -> None:
    assert len(quotations(apa)) > 250
    assert len(quotations(load_pack(paths.forms_folder() / "child-protection-2012"))) > 60


@pytest.mark.parametrize(
    "quotation",
    [
        ("003:304", "What do the performance data show"),
        ("003:305", "Have these weaknesses been identified in the self assessment?"),
        ("003:177", "all the necessary […] fieldwork"),
        ("004:194", "the quality and timeliness of care planning"),
        ("002:119", "confirmed in writing at once"),
    ],
)
def test_words_that_are_not_there_or_elsewhere_are_found_out(
    quotation: tuple[str, str], documents: Documents
) -> None:
    assert misquoted([quotation], documents) != []


def test_each_key_that_is_said_to_quote_exists() -> None:
    for kind, keys in (*QUOTED.items(), *TITLED.items()):
        assert set(keys) <= {field.name for field in dataclasses.fields(kind)}


def test_no_official_and_no_slip_of_a_document_is_carried_over(shipped: Pack) -> None:
    said = repr(dataclasses.replace(shipped, provenance=""))
    assert "@" not in said
    assert [slip for slip in SLIPS if slip in said] == []


def test_a_grade_of_another_scale_is_not_carried_over(apa: Pack) -> None:
    assert "satisfactory" not in repr(apa.scales)
