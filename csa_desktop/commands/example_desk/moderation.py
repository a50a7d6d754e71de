"""The moderation of the worked example: its pack handed in, each judgement decided, the scale talked over."""

import tomllib
from pathlib import Path

from csa_desktop.commands import decisions, moderation, plan
from csa_desktop.commands.example_clock import at
from csa_desktop.domain.cycle import MODERATION
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.moderation import FORM
from csa_desktop.store.store import Store


def moderate(store: Store, pack: Pack, assessment: str, folder: Path) -> None:
    """Hand in the pack, and hold the moderation day, as `folder` says."""
    said = tomllib.loads((folder / "moderation.toml").read_text("utf-8"))
    with at(said["sent"]):
        plan.day(store, assessment, pack.form(FORM).due, said["handed_in"])
    with at(said["held"]):
        for decided in said["decision"]:
            decisions.decide(
                store,
                assessment,
                pack,
                judgement=decided["judgement"],
                stage=MODERATION,
                to_grade=decided["grade"],
                why=decided["why"],
                by=said["by"],
            )
        for note in said["scale"]:
            moderation.note_scale(store, (assessment,), note["judgement"], note["text"])
