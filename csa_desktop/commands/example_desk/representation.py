"""The representation of the worked example, to the decision of the panel; and how long all of it is kept."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from csa_desktop.commands import archive, panels, representations, ticks
from csa_desktop.commands.example_clock import at
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.ticks import checklist_of
from csa_desktop.importing.documents import read_document
from csa_desktop.store.store import Store

Said = Mapping[str, Any]


def represent(store: Store, pack: Pack, assessment: str, rows: Mapping[str, str], folder: Path) -> None:
    """Open, answer and decide the representation of `folder`; `rows` are the notebook's statements by key."""
    said = tomllib.loads((folder / "representation.toml").read_text("utf-8"))
    with at(said["opened"]):
        of = _open(store, pack, assessment, said)
        for ground in said["ground"]:
            _ground(store, assessment, of, ground, rows, _sentences(store, assessment, folder))
        representations.change(store, assessment, of, {"response": said["response"]})
        for one in said["panellist"]:
            panels.seat(store, assessment, pack, of, **one)
    decision = said["decision"]
    with at(decision["at"]):
        panels.decide(
            store,
            assessment,
            pack,
            of,
            grade=decision["grade"],
            why=decision["why"],
            when=decision["at"][:10],
        )
    keeping = said["keeping"]
    with at(keeping["at"]):
        for task in said["task"]:
            checklist = checklist_of("representation", of)
            ticks.tick(store, assessment, checklist, task["id"], done=task["done"])
        archive.retain(store, assessment, {"retain_until": keeping["until"], "retain_why": keeping["why"]})


def _open(store: Store, pack: Pack, assessment: str, said: Said) -> str:
    of = representations.begin(store, assessment, pack, said["panel"], intended=said["intended"]).row
    representations.change(store, assessment, of, {"submitted": said["submitted"]})
    data = said["document"].strip().encode()
    name = said["file_name"]
    document = read_document(data, name)
    representations.receive_document(store, assessment, pack, of, document, data, file_name=name)
    representations.freeze(store, assessment, of, said["as_at"])
    return of


def _sentences(store: Store, assessment: str, folder: Path) -> dict[str, str]:
    """The sentences of the letter by the keys that they have in letter.toml."""
    said = tomllib.loads((folder / "letter.toml").read_text("utf-8"))["sentence"]
    written = {(s.section, s.text): s.id for s in store.trail(assessment).statements(kind=v.SENTENCE)}
    return {s["key"]: written[found] for s in said if (found := (s["section"], s["text"])) in written}


def _ground(
    store: Store, assessment: str, of: str, said: Said, rows: Mapping[str, str], sentences: Mapping[str, str]
) -> None:
    about = [*_known(sentences, said["sentences"]), *(rows[key] for key in said["about"])]
    ground = representations.add_ground(
        store, assessment, of, kind=said["kind"], text=said["text"], about=about
    ).row
    representations.change_ground(store, assessment, ground, {"response": said["response"]})
    representations.rest_on(store, assessment, ground, [rows[key] for key in said["rests_on"]])


def _known(sentences: Mapping[str, str], keys: Iterable[str]) -> list[str]:
    """Those that the letter still says in these words."""
    return [sentences[key] for key in keys if key in sentences]
