"""What became of the hypotheses of the worked example, and the answers to the handbook's questions."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csa_desktop.commands import hypotheses, statements
from csa_desktop.commands.example_clock import at
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import COMMENT
from csa_desktop.store.store import Store

OPEN = "open"
Said = Mapping[str, Any]


def read(folder: Path) -> Said:
    """The file of `folder` that says what became of them."""
    return tomllib.loads((folder / "hypotheses.toml").read_text("utf-8"))


def at_first(told: Said, statement: Said) -> Said:
    """A statement of the notebook as it was first written: open, and perhaps worded otherwise."""
    known = next((h for h in told["hypothesis"] if h["key"] == statement["key"]), None)
    if known is None:
        return statement
    return {**statement, "state": OPEN, "text": known.get("first", statement["text"])}


def settle(
    store: Store,
    pack: Pack,
    assessment: str,
    told: Said,
    statements_by_key: Mapping[str, Said],
    *,
    rows: Mapping[str, str],
    people: Mapping[str, str],
) -> None:
    """Settle each hypothesis with what changed it, and answer the questions, at their times and by whom."""
    for said in told["hypothesis"]:
        last = statements_by_key[said["key"]]
        store.author = people[said["by"]]
        with at(said["settled"]):
            hypotheses.settle(
                store,
                assessment,
                pack,
                rows[said["key"]],
                last["state"],
                why=said["why"],
                on=[rows[key] for key in said.get("on", ())],
                against=[rows[key] for key in said.get("against", ())],
                text=last["text"] if "first" in said else "",
            )
    for said in told["answer"]:
        store.author = people[said["by"]]
        with at(said["written"]):
            statements.add(
                store,
                assessment,
                kind=COMMENT,
                text=said["text"],
                about={"prompt": said["prompt"]},
                on=[rows[key] for key in said["on"]],
            )
