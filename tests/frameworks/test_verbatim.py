"""What a pack says a document says, the document says, at the line that is given."""

import dataclasses
import re
from collections.abc import Iterator

import pytest

from csa_desktop.domain import framework as f
from csa_desktop.domain.framework import Pack
from csa_desktop.frameworks.checks import walk

QUOTED: dict[type, tuple[str, ...]] = {
    f.Grade: ("label", "descriptor"),
    f.Subject: ("title", "mentions"),
    f.KeyJudgement: ("words",),
    f.Prompt: ("text",),
    f.PromptGroup: ("title",),
    f.Judgement: ("text", "hint", "considers_hint", "emphases_hint", "challenges_hint"),
    f.Option: ("title",),
    f.Step: ("title", "note"),
    f.Stage: ("hint",),
    f.SourceKind: ("title", "hint", "admissible_because"),
    f.Field: ("label",),
    f.FormSection: ("heading",),
    f.Form: ("title", "over", "footer"),
    f.LetterSection: ("heading", "length", "fixed"),
}
"""The keys that hold a document's own words, unless the item's source begins with "see" or is the program."""

SOURCE = re.compile(r"program|(?:see )?003:\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*")
SLIPS = ("Appendix D", "provisional scores", "o the way", "conclusion are")


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


def texts(item: object) -> Iterator[str]:
    dataset = isinstance(item, f.SourceKind) and item.group in ("dataset", "other")
    for key in QUOTED.get(type(item), ()):
        if not (dataset and key == "title"):
            value = getattr(item, key)
            yield from filter(None, (value,) if isinstance(value, str) else value)


def quotations(pack: Pack) -> list[tuple[str, str]]:
    """Every (source, words) of a pack that are said to be a document's own."""
    return [
        (item.source, text)
        for _, item in walk(pack)
        if getattr(item, "source", "").startswith("003:")
        for text in texts(item)
    ]


def misquoted(quoted: list[tuple[str, str]], lines: list[str]) -> list[str]:
    """Quotations that none of the lines they name says."""
    wrong = []
    for source, text in quoted:
        said = [plain("\n".join(lines[at.start - 1 : at.stop - 1])) for at in places(source)]
        if not any(pattern(text).search(there) for there in said):
            wrong.append(f"{source}: {text}")
    return wrong


def test_every_item_names_its_source(apa: Pack) -> None:
    named = [(loc, item) for loc, item in walk(apa) if hasattr(item, "source")]
    assert len(named) > 300
    assert [loc for loc, item in named if not SOURCE.fullmatch(item.source)] == []


def test_every_line_that_is_named_has_words(apa: Pack, handbook: list[str]) -> None:
    empty = [
        item.source
        for _, item in walk(apa)
        if ":" in getattr(item, "source", "")
        for at in places(item.source)
        if not any(plain(line) for line in handbook[at.start - 1 : at.stop - 1])
    ]
    assert empty == []


def test_every_quotation_stands_in_the_line_it_names(apa: Pack, handbook: list[str]) -> None:
    quoted = quotations(apa)
    assert len(quoted) > 250
    assert misquoted(quoted, handbook) == []


@pytest.mark.parametrize(
    "quotation",
    [
        ("003:304", "What do the performance data show"),
        ("003:305", "Have these weaknesses been identified in the self assessment?"),
        ("003:177", "all the necessary […] fieldwork"),
    ],
)
def test_words_that_are_not_there_or_elsewhere_are_found_out(
    quotation: tuple[str, str], handbook: list[str]
) -> None:
    assert misquoted([quotation], handbook) != []


def test_each_key_that_is_said_to_quote_exists() -> None:
    for kind, keys in QUOTED.items():
        assert set(keys) <= {field.name for field in dataclasses.fields(kind)}


def test_no_official_and_no_slip_of_the_handbook_is_carried_over(apa: Pack) -> None:
    said = repr(dataclasses.replace(apa, provenance=""))
    assert "@" not in said
    assert [slip for slip in SLIPS if slip in said] == []
    assert "satisfactory" not in repr(apa.scales)
