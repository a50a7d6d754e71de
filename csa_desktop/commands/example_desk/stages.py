"""The letter of the worked example on its way: what went out, what was said of it, what was done."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csa_desktop.commands import (
    answers,
    assessments,
    decisions,
    editions,
    letters,
    plan,
    remarks,
    sources,
    statements,
    ticks,
    trails,
)
from csa_desktop.commands.example_clock import at
from csa_desktop.commands.example_desk.letter import LETTER
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain import editions as known
from csa_desktop.domain import values as v
from csa_desktop.domain.cycle import ARRIVAL
from csa_desktop.domain.decisions import as_it_stands
from csa_desktop.domain.framework import LetterStage, Pack
from csa_desktop.domain.letter_text import filled, letter_text, paragraph_of
from csa_desktop.domain.letterhead import FORM as HEAD
from csa_desktop.domain.ticks import checklist_of
from csa_desktop.importing.documents import read_document
from csa_desktop.store.log import Value
from csa_desktop.store.store import Store

FORM = "moderation-draft-letter"
NOT_ANSWERS = ("about", "at")
Said = Mapping[str, Any]


def go_through(
    store: Store, pack: Pack, assessment: str, statements_of: Mapping[str, str], folder: Path
) -> None:
    """Let the letter of `folder` go through its stages; `statements_of` are the notebook's, by their keys."""
    said = tomllib.loads((folder / "stages.toml").read_text("utf-8"))
    rows = _sentences(store, assessment, folder)
    with at(said["edition"][0]["at"]):
        assessments.add_member(store, assessment, **said["reader"])
    last = _earlier(store, assessment, said, rows)
    for edition in said["edition"]:
        about = next(s for s in pack.letter_stages if s.id == edition["stage"])
        if about.confirmed:
            _confirm(store, pack, assessment, said)
        if about.answers:
            _hear(store, pack, assessment, said, about, rows)
        if about.heard:
            _redraft(store, assessment, edition["at"], last)
        _prepare(store, pack, assessment, said, edition, statements_of)
        _send(store, pack, assessment, edition, about)


def _sentences(store: Store, assessment: str, folder: Path) -> dict[str, str]:
    """The letter's sentences by their keys in letter.toml."""
    said = tomllib.loads((folder / "letter.toml").read_text("utf-8"))["sentence"]
    written = {(s.section, s.text): s.id for s in store.trail(assessment).statements(kind=v.SENTENCE)}
    return {s["key"]: written[s["section"], s["text"]] for s in said}


def _earlier(store: Store, assessment: str, said: Said, rows: Mapping[str, str]) -> dict[str, str]:
    """Word some sentences as they read at first; the words they come to, by row."""
    last = {}
    with at(said["edition"][0]["at"]):
        for earlier in said["earlier"]:
            row = rows[earlier["key"]]
            there = store.trail(assessment).statement(row)
            last[row] = there.text if there else ""
            statements.reword(store, assessment, row, earlier["text"])
    return last


def _redraft(store: Store, assessment: str, when: str, last: Mapping[str, str]) -> None:
    with at(when):
        for row, text in last.items():
            statements.reword(store, assessment, row, text)


def _prepare(
    store: Store, pack: Pack, assessment: str, said: Said, edition: Said, rows: Mapping[str, str]
) -> None:
    """What stands around the letter when this edition goes: its head, its date, what was added since."""
    with at(edition["at"]):
        for field, value in (said["letterhead"] | {"dated": edition["at"][:10]}).items():
            answers.answer(store, assessment, HEAD, field, value.strip())
        for added in (a for a in said["added"] if a["before"] == edition["stage"]):
            _add(store, pack, assessment, added, rows)


def _add(store: Store, pack: Pack, assessment: str, added: Said, rows: Mapping[str, str]) -> None:
    """A paragraph of the letter in one's own words on what carries it, else in the framework's."""
    section = next(s for s in pack.letter(LETTER).sections if s.id == added["section"])
    spot = Spot(section.id, v.derived_id(assessment, "example", section.id))
    text = added.get("text") or filled(section.fixed, store.trail(assessment))
    letters.write_paragraph(store, assessment, spot, text)
    for sentence in paragraph_of(store.trail(assessment), spot.section, spot.paragraph):
        if on := tuple(rows[key] for key in added.get("on", ())):
            trails.rest_on(store, assessment, sentence.id, on=on)


def _hear(
    store: Store, pack: Pack, assessment: str, said: Said, about: LetterStage, rows: Mapping[str, str]
) -> None:
    """What was said of the last edition, on forms and otherwise, and what was done about it."""
    for form in said["form"] if about.heard else ():
        with at(form["at"]):
            for field, value in form.items():
                if field not in NOT_ANSWERS:
                    answers.answer(store, assessment, FORM, field, value.strip(), about=form["about"])
    if not about.heard:
        plan.day(store, assessment, about.clock, said["commented"])
    sent = known.last_of(store.trail(assessment), about.letter, about.answers)
    edition = sent.edition.id if sent else ""
    for remark in (r for r in said["remark"] if r["on"] == about.answers):
        with at(remark["at"]):
            row = remarks.add(store, assessment, edition, _words(store, assessment, remark, rows)).row
            remarks.decide(store, assessment, row, remark["outcome"])
            remarks.respond(store, assessment, row, remark["response"])


def _words(store: Store, assessment: str, remark: Said, rows: Mapping[str, str]) -> dict[str, Value]:
    row = rows.get(remark.get("sentence", ""), "")
    there = store.trail(assessment).statement(row)
    said: dict[str, Value] = {n: remark[n] for n in ("origin", "who", "kind", "quote", "text") if n in remark}
    return said | {
        "place": FORM if remark.get("form") else "",
        "sentence": row,
        "section": there.section if there else remark.get("section", ""),
        "at": remark["at"][:10],
    }


def _confirm(store: Store, pack: Pack, assessment: str, said: Said) -> None:
    """The validated data came; each judgement stands and becomes final, with its reason (003:489)."""
    came = said["validated"]
    data = came["text"].strip().encode()
    with at(came["at"]):
        source = sources.add_document(
            store,
            assessment,
            pack,
            read_document(data, came["file_name"]),
            data,
            **{name: came[name] for name in ("kind", "title", "file_name", "dated")},
        ).row
        for final in said["final"]:
            made = as_it_stands(store.trail(assessment), pack, final["judgement"])
            decisions.decide(
                store,
                assessment,
                pack,
                judgement=final["judgement"],
                stage=ARRIVAL,
                to_grade=made.grade if made else "",
                why=final["why"],
                by=came["by"],
                about=source,
                status=pack.statuses[-1].id,
            )


def _send(store: Store, pack: Pack, assessment: str, edition: Said, about: LetterStage) -> None:
    with at(edition["at"]):
        trail = store.trail(assessment)
        text = letter_text(trail, pack, about.letter, about.form)
        for one in known.agreed(trail, pack, text) if edition["agreed"] else ():
            editions.agree(
                store,
                assessment,
                pack,
                letter=about.letter,
                form=about.form,
                member=one.member.id,
                seen_text=known.digest(text),
            )
        groups = (*(g for g in pack.letter(about.letter).stages if g.id == about.id), *about.prompts)
        listed = {prompt.id: group.id for group in groups for prompt in group.prompts}
        for item in edition["ticks"]:
            ticks.tick(store, assessment, checklist_of(f"letter-{about.id}", listed[item]), item)
        editions.send(
            store, assessment, pack, stage=about.id, to=edition["to"], goes_with=edition["goes_with"]
        )
