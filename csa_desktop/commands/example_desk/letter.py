"""The letter of the worked example: the handbook's exemplar, each sentence on what carries it."""

import tomllib
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from csa_desktop.commands import letters, trails
from csa_desktop.commands.example_clock import at
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.letter_text import PARAGRAPH, paragraph_of
from csa_desktop.domain.values import derived_id
from csa_desktop.store.store import Store

LETTER = "apa-letter"
WRITTEN = "2005-07-08T10:00"
Said = Mapping[str, Any]


def write(store: Store, pack: Pack, assessment: str, rows: Mapping[str, str], folder: Path) -> None:
    """Write the letter of `folder`; `rows` are the statements of the notebook by their keys."""
    said = tomllib.loads((folder / "letter.toml").read_text("utf-8"))["sentence"]
    subjects = {part.id: part.subject for part in pack.letter(LETTER).sections}
    with at(WRITTEN):
        for _, some in groupby(said, key=_paragraph):
            sentences = tuple(some)
            _write(store, assessment, rows, sentences, subjects[sentences[0]["section"]])


def _paragraph(said: Said) -> tuple[str, str, str]:
    """Sentences of one line of the source are one paragraph; a point of a list is one by itself."""
    apart = said["source"] if said["place"] == PARAGRAPH else said["key"]
    return said["section"], said["place"], apart


def _write(
    store: Store, assessment: str, rows: Mapping[str, str], some: tuple[Said, ...], subject: str
) -> None:
    first = some[0]
    name = derived_id(assessment, "example", *_paragraph(first))
    about = (first.get("subject", subject), first.get("key_judgement", ""))
    spot = Spot(first["section"], name, first["place"], *about)
    letters.add_paragraph(store, assessment, spot, " ".join(said["text"] for said in some))
    written = paragraph_of(store.trail(assessment), spot.section, name)
    for sentence, said in zip(written, some, strict=True):
        if on := tuple(rows[key] for key in said.get("on", ())):
            trails.rest_on(store, assessment, sentence.id, on=on)
