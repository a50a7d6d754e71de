"""The authorities of resources/authorities-2005.toml as a person corrected them on this laptop."""

import json
import tomllib
from dataclasses import replace
from functools import cache

from csa_desktop import paths
from csa_desktop.commands.words import keepable
from csa_desktop.domain import authorities as domain
from csa_desktop.domain.authorities import Authority
from csa_desktop.errors import UserError
from csa_desktop.store.store import Store

_FILE = "authorities-2005.toml"
_SETTING = "authorities"
"""The local setting: JSON, id to [name, type, region], for those that were corrected or added."""


@cache
def shipped() -> tuple[Authority, ...]:
    """The list that the program came with."""
    listed = tomllib.loads((paths.resources_folder() / _FILE).read_text("utf-8"))["authorities"]
    return tuple(
        Authority(
            a["name"],
            a["name"],
            a["type"],
            a["region"],
            tuple(a.get("also", ())),
            a.get("until", 0),
            tuple(a.get("became", ())),
        )
        for a in listed
    )


def known(store: Store) -> tuple[Authority, ...]:
    """The list as it stands on this laptop, by name."""
    corrected = _corrections(store)
    here = [_with(a, corrected.pop(a.id, None)) for a in shipped()]
    here += [Authority(id, *said, corrected=True) for id, said in corrected.items()]
    return tuple(sorted(here, key=lambda a: a.name.casefold()))


def _with(authority: Authority, said: tuple[str, str, str] | None) -> Authority:
    if said is None:
        return authority
    name, kind, region = said
    return replace(authority, name=name, type=kind, region=region, corrected=True)


def named(store: Store, name: str, year: int) -> Authority | None:
    """What the list says of the authority of this name in a year; None where it has none."""
    return domain.named(domain.serving(known(store), year), name)


def correct(store: Store, authority: str, *, name: str, kind: str, region: str) -> None:
    """Correct an entry of the list, or add one where `authority` is empty. Kept on this laptop alone."""
    name = keepable(name.strip())
    if not name:
        raise UserError("Enter the authority's name.")
    namesake = domain.named(known(store), name)
    if namesake and namesake.id != authority:
        raise UserError("The list has an authority of this name already. Correct that one.")
    kept = _corrections(store)
    _keep(store, kept | {authority or name: (name, kind, region)})


def take_back(store: Store, authority: str) -> None:
    """Say again what the list that came with the program says; one that was added goes."""
    kept = _corrections(store)
    kept.pop(authority, None)
    _keep(store, kept)


def _keep(store: Store, kept: dict[str, tuple[str, str, str]]) -> None:
    store.put_setting(_SETTING, json.dumps(kept))


def _corrections(store: Store) -> dict[str, tuple[str, str, str]]:
    said = json.loads(store.setting(_SETTING) or "{}")
    return {id: (name, kind, region) for id, (name, kind, region) in said.items()}
