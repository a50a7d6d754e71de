"""The sample list on paper: cases as codes, reserves, replacements, what is covered, how it was drawn."""

from collections.abc import Iterator

from csa_desktop.domain import cases as c
from csa_desktop.domain import ethnicities
from csa_desktop.domain.cases import Case, Draw
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling import Cell, coverage
from csa_desktop.domain.sampling.kept import read_eligible, read_wish
from csa_desktop.domain.sampling.reserves import reserves_of
from csa_desktop.domain.sampling.titles import coverable, marks_of_case, title_of
from csa_desktop.domain.trail import Trail
from csa_desktop.reports.blocks import Block, Stack
from csa_desktop.reports.dates import moment
from csa_desktop.reports.onsite.tables import REMARK, SECTION, Tables, bold, printed
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.words import Words

NAME = "Sample list"
NO_CASES = "No case is in the sample yet."
BY_HAND = "Picked by hand"
KEY = "0 of 5: no case, though the lists had five children. –: the lists had none."
_HEADS = ("Case", "Stage", "Child", "Groups", "How it came in", "Tracked by")
_SHARES = (0.09, 0.2, 0.14, 0.24, 0.19, 0.14)
_STATES = {c.CURRENT: "current", c.CLOSED: "closed"}
_PROCEEDED = {"yes": "went further", "no": "did not go further"}


def print_sample(pack: Pack, trail: Trail, paper: Paper, *, progress: Progress | None = None) -> bytes:
    """The PDF of the sample with all that it takes to draw it again from the same lists."""
    words = Words()
    sample = _Sample(Tables(words), pack, trail)
    sheet = sample.tables.sheet(NAME, list(sample.blocks()), under="A child is a code, never a name.")
    return printed(words, [sheet], paper, title=f"{NAME}, {pack.short}", progress=progress)


class _Sample:
    def __init__(self, tables: Tables, pack: Pack, trail: Trail) -> None:
        self.tables, self.pack, self.trail = tables, pack, trail

    def blocks(self) -> Iterator[Block]:
        """The sheet from its top."""
        sampled = self.trail.cases(c.SAMPLED)
        if sampled:
            yield self.tables.table(_HEADS, _SHARES, [self._case(case) for case in sampled], title="Cases")
        else:
            yield self.tables.prose(NO_CASES)
        yield from self._reserves()
        yield from self._replaced()
        yield from self._matrix(sampled)
        yield from map(self._draw, sorted(self.trail.rows.draws, key=lambda draw: (draw.at, draw.id)))

    def _case(self, case: Case) -> tuple[str, str, str, str, str, str]:
        child = ", ".join(filter(None, (case.gender, c.age_said(case.age), ethnicities.said(case.ethnicity))))
        state = ", ".join(filter(None, (_STATES.get(case.state, ""), _PROCEEDED.get(case.proceeded, ""))))
        stage = ", ".join(filter(None, (title_of(self.pack, case.stage), state)))
        groups = "; ".join(title_of(self.pack, group) for group in case.groups)
        return case.code, stage, child, groups, self._origin(case), self.trail.name_of(case.tracker)

    def _origin(self, case: Case) -> str:
        before = self.trail.case(case.instead_of)
        instead = f"instead of {before.code}" if before else ""
        if case.origin == c.PICKED:
            why = f": {case.reason}" if case.reason.strip() else ""
            return "; ".join(filter(None, (f"{BY_HAND}{why}", instead)))
        place = f", place {case.place}" if case.place else ""
        return "; ".join(filter(None, (f"Drawn{place}", instead)))

    def _reserves(self) -> Iterator[Block]:
        rows = [
            (case.code, title_of(self.pack, case.stage), str(order))
            for stage in self.pack.journey_stages()
            for order, case in enumerate(reserves_of(self.trail, stage.id), 1)
        ]
        if rows:
            heads = ("Reserve", "Stage", "Steps in as")
            yield self.tables.table(heads, (0.15, 0.6, 0.25), rows, title="Reserves, in their order")

    def _replaced(self) -> Iterator[Block]:
        """Who went out, why, and who stepped in."""
        after = {case.instead_of: case.code for case in self.trail.rows.cases if case.instead_of}
        rows = [
            (case.code, title_of(self.pack, case.stage), after.get(case.id, "nobody"), case.reason)
            for case in self.trail.cases(c.REPLACED)
        ]
        if rows:
            heads = ("Case", "Stage", "Replaced by", "Why")
            yield self.tables.table(heads, (0.1, 0.25, 0.15, 0.5), rows, title="Replacements")

    def _matrix(self, sampled: tuple[Case, ...]) -> Iterator[Block]:
        """Stages across, groups down: how many cases of the sample speak for each."""
        stages = [s for s in self.pack.journey_stages() if any(s.id == case.stage for case in sampled)]
        if not stages:
            return
        newest = max(self.trail.rows.draws, key=lambda draw: (draw.at, draw.id), default=None)
        eligible = read_eligible(newest.eligible) if newest else {}
        marks = list(
            dict.fromkeys((*coverable(self.pack), *(read_wish(newest.wish).cover if newest else ())))
        )
        found = [(case.stage, marks_of_case(case)) for case in sampled]
        cells = coverage(found, eligible, [s.id for s in stages], ["", *marks])
        names = ["All cases", *(title_of(self.pack, mark) for mark in marks)]
        in_words = _cell if newest else _count
        rows = [(name, *map(in_words, row)) for name, row in zip(names, cells, strict=True)]
        share = 0.72 / len(stages)
        heads = ("", *(stage.short or stage.title for stage in stages))
        yield self.tables.table(heads, (0.28, *[share] * len(stages)), rows, title="What the sample covers")
        if newest:
            yield self.tables.prose(KEY, REMARK)

    def _draw(self, draw: Draw) -> Block:
        """What it takes to draw the same children again."""
        by = self.trail.name_of(draw.by)
        said = [
            ("Drawn: ", ", ".join(filter(None, (moment(draw.at), by and f"by {by}")))),
            ("Seed: ", draw.seed),
            ("Version of the way of drawing: ", draw.rule),
            ("Lists, as SHA-256: ", "\n".join(draw.lists) or "none"),
        ]
        blocks: list[Block] = [self.tables.prose(bold(*pair)) for pair in said]
        blocks += map(self.tables.prose, draw.shortfalls)
        return Stack(blocks, head=self.tables.prose("How it was drawn", SECTION), above=14)


def _count(cell: Cell) -> str:
    """Where no draw has recorded what the lists had."""
    return str(cell.cases)


def _cell(cell: Cell) -> str:
    if cell.cases:
        return str(cell.cases)
    return f"0 of {cell.eligible}" if cell.eligible else "–"
