"""The national view of one's own store: read without any trail, and what other reports counted."""

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from csa_desktop import paths
from csa_desktop.commands.moderation import PackOf
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.national import Figure, Reference, ReferenceRow, figures
from csa_desktop.domain.values import JUDGEMENT
from csa_desktop.errors import UserError
from csa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class National:
    """All figures of the store, and the assessments in none because their framework is not installed."""

    figures: tuple[Figure, ...]
    unread: tuple[str, ...]
    references: tuple[Reference, ...]


def national(store: Store, pack_of: PackOf) -> National:
    """Every figure of this store."""
    assessments = store.assessments()
    packs: dict[tuple[str, int], Pack] = {}
    for about in assessments:
        if (about.pack, about.pack_version) not in packs:
            with suppress(UserError):
                packs[about.pack, about.pack_version] = pack_of(about)
    unread = tuple(a.authority for a in assessments if (a.pack, a.pack_version) not in packs)
    return National(
        figures(assessments, store.across("statement", kind=JUDGEMENT), packs), unread, references()
    )


def references() -> tuple[Reference, ...]:
    """What published reports counted, oldest first."""
    folder = paths.resources_folder() / "national"
    return tuple(_reference(tomllib.loads(f.read_text("utf-8"))) for f in sorted(folder.glob("*.toml")))


def _reference(said: Mapping[str, object]) -> Reference:
    rows = tuple(ReferenceRow(**row) for row in said["rows"])  # type: ignore[attr-defined]
    return Reference(**{**said, "rows": rows})  # type: ignore[arg-type]
