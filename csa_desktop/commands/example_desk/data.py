"""The dataset of the worked example: its indicators brought in, and said of each what its file does not."""

import tomllib
from pathlib import Path

from csa_desktop.commands import datasets
from csa_desktop.commands.example_clock import at
from csa_desktop.domain.framework import Pack
from csa_desktop.importing.datasets.names import framework_of
from csa_desktop.importing.datasets.read import read_dataset
from csa_desktop.store.store import Store


def bring_in(store: Store, pack: Pack, assessment: str, source: str, folder: Path) -> None:
    """Bring in the indicators of a source, as the file data.toml of `folder` says."""
    said = tomllib.loads((folder / "data.toml").read_text("utf-8"))
    trail = store.trail(assessment)
    about = next(s for s in trail.sources() if s.id == source)
    framework = framework_of(pack, trail.assessment.authority)
    reading = read_dataset(store.document(about.sha256), about.file_name, framework)
    with at(said["brought_in"]):
        datasets.bring_in(store, assessment, pack, reading, source=source)
        rows = {i.code: i.id for i in store.trail(assessment).rows.indicators}
        for what in ("direction", "service"):
            for value, codes in said[what].items():
                datasets.correct(store, assessment, [rows[code] for code in codes], {what: value})
