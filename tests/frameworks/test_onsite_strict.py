"""A mistake in what a framework says of an inspection on site is refused, with its place and what to do."""

import shutil
from pathlib import Path

import pytest

from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import load_pack

RESCUE = Path(__file__).resolve().parent / "rescue-2032"
FIRST, SEEN = "framework.toml", "forms/seen.toml"
MONTHS, JUDGED = 'unit = "months"\n', 'judgement = "readiness"'
SECOND_WAY = """
[[journeys]]
id = "rescue-by-air"
title = ""
source = ""
stages = [{ id = "lost", title = "", text = "", source = "" }]

[[evaluations]]"""

MISTAKES = {
    "an event at no stage": (FIRST, ('stage = "found",', 'stage = "gone",'), "“gone”", "“lost” or “found”"),
    "a timescale of no event": (FIRST, ('end = "hut"', 'end = "inn"'), "“inn”", "“call” or “hut”"),
    "a timescale in months": (FIRST, ('unit = "days"', 'unit = "months"'), "timescales “down”", "“weeks”"),
    "no time at all": (FIRST, ("amount = 2", "amount = 0"), "it allows no time", "whole number"),
    "a list in no form": (FIRST, ('"looked-after:closed"', '"looked-after:gone"'), "is no list", ":closed"),
    "a stage in two journeys": (FIRST, ("\n[[evaluations]]", SECOND_WAY), "two journeys", "another id"),
    "records of no kind": (FIRST, ('kinds = ["rope-seen"]', ""), "of no kind", "“kinds”"),
    "two stages on one page": (
        FIRST,
        ('page = "cases"', 'page = "records"\nabout = "climb"\nkinds = ["rope-seen"]'),
        "stages “rescues”",
        "“about”",
    ),
    "a form that is not of a record": (SEEN, ('per = "record"', 'per = "case"'), "once per record", "give"),
    "a document with a form": (FIRST, ('group = "on-site"', 'group = "other"'), "“rope-seen”", "“on-site”"),
    "a limit on no scale": (FIRST, ('grades = ["low"]\nto', 'grades = ["mid"]\nto'), "“mid”", "“high” or"),
    "a limit that touches nothing": (FIRST, ('touches = ["care"]', "touches = []"), "“unready”", "name"),
    "a limit on itself": (FIRST, ('touches = ["care"]', 'touches = ["readiness"]'), "comes from", "others"),
    "a clock with half a condition": (FIRST, (MONTHS + JUDGED, MONTHS), "clocks “again”", "neither"),
    "a clock on no judgement": (
        FIRST,
        (MONTHS + JUDGED, MONTHS + 'judgement = "zeal"'),
        "“zeal”",
        "“readiness” or “care”",
    ),
    "days that are none": (FIRST, ('days = "1"', 'days = "at dawn"'), "phases “dawn”", "“1-2”"),
    "a sample of nothing": (FIRST, ("per_stage = 1", "per_stage = 0"), "too small", "1 or more"),
    "a state of no case": (FIRST, ("per_stage = 1", 'states = ["lost"]'), "“lost”", "“closed”"),
    "progress on nothing": (FIRST, ('"area"]', '"progress"]'), "“monitors”", "take"),
    "a risk elsewhere": (SEEN, ('label =', 'fill = "risk:what"\nlabel ='), "one form per risk", "“fill”"),
    "a judging monitor": (FIRST, ('short =', 'monitors = ["x"]\nshort ='), "cannot judge again", "take out"),
    "a monitor of itself": (FIRST, ('short =', 'monitors = ["rescue-2032"]\nshort ='), "itself", "other"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_with_its_place_and_what_to_do(mistake: str, tmp_path: Path) -> None:
    file, (old, new), problem, advice = MISTAKES[mistake]
    folder = tmp_path / "rescue-2032"
    shutil.copytree(RESCUE, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        load_pack(folder)
    assert problem in str(refused.value) and advice in str(refused.value)
