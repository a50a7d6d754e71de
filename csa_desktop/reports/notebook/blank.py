"""The notebook's sheets to fill in by hand: the questions as prompts, and ruled room under each heading."""

from collections.abc import Iterator

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, KeyJudgement
from csa_desktop.reports.blocks import Block, Room, Stack
from csa_desktop.reports.forms import BULLETED, EMPTY
from csa_desktop.reports.notebook.items import GROUP, PLAIN, QUIETLY
from csa_desktop.reports.notebook.sheets import Sheet

_PITCH = 25
_LINES = {v.FINDING: 3, v.POINT: 8, v.ISSUE: 6, v.JUDGEMENT: 3}
_SOME = 4
_WHOLE = 300
"""Points; a scale to tick is not divided between pages."""


def blank(sheet: Sheet) -> Block:
    """A sheet with nothing in it."""
    return sheet.under_heading([*_prompts(sheet), *_sections(sheet)])


def _prompts(sheet: Sheet) -> Iterator[Block]:
    yield from (sheet.items.prose(note, QUIETLY) for note in sheet.step.note)
    if v.FINDING in sheet.step.holds:
        asked = [sheet.items.prose(q.text, BULLETED, label="•") for q in sheet.said.pack.questions]
        yield sheet.items.section("Questions to ask", asked)


def _sections(sheet: Sheet) -> Iterator[Block]:
    for kind in sheet.kinds():
        blocks: list[Block] = [_room(kind)]
        if kind == v.FINDING:
            keys = sheet.said.pack.key_judgements_of(sheet.subject)
            blocks = [_key_judgement(sheet, key) for key in keys] or [Room(10, pitch=_PITCH)]
        elif kind in (v.JUDGEMENT, v.ISSUE):
            blocks = [_judgement(sheet, judgement, kind) for judgement in sheet.judgements()]
        yield sheet.items.section(sheet.heading(kind), blocks)


def _room(kind: str) -> Room:
    return Room(_LINES.get(kind, _SOME), pitch=_PITCH)


def _key_judgement(sheet: Sheet, key: KeyJudgement) -> Block:
    return sheet.items.section(key.text, [_room(v.FINDING)], GROUP)


def _judgement(sheet: Sheet, judgement: Judgement, kind: str) -> Block:
    blocks: list[Block] = [_room(kind)]
    if kind == v.JUDGEMENT and sheet.step.graded:
        scale = sheet.said.pack.scale(judgement.scale)
        boxes = [
            sheet.items.prose(f"{EMPTY}\u00a0{grade.code}: {grade.label}", PLAIN) for grade in scale.grades
        ]
        blocks = [*boxes, *blocks]
    if kind == v.JUDGEMENT and sheet.step.agreed_by:
        by = "          ".join(f"{EMPTY}\u00a0{sheet.said.role(role)}" for role in sheet.step.agreed_by)
        blocks.append(sheet.items.prose(f"Agreed by:     {by}          on:"))
    return Stack([sheet.items.section(judgement.title, blocks, GROUP)], above=GROUP.above, whole=_WHOLE)
