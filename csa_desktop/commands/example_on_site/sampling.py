"""The sample of an inspection of the example: lists, a draw, a replacement, a case picked by hand."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from csa_desktop.commands import lists, picked_cases, samples
from csa_desktop.commands.example_on_site.lists import (
    Listed,
    generated,
    in_order_of,
    workbook,
)
from csa_desktop.commands.example_on_site.site import Said, Site
from csa_desktop.domain.cases import RESERVE, Case
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.reached import CURRENT
from csa_desktop.domain.sampling import Wish
from csa_desktop.importing.child_lists.read import read_child_lists


def bring_in(site: Site, said: Said) -> bytes:
    """Bring in the authority's lists, made for this laptop; the workbook that they came in."""
    about, wish = said["lists"], said["draw"]
    identifiers = in_order_of(site.store, site.assessment, wish["seed"], about["children"])
    worked = list(_worked(site.pack, said, identifiers))
    others = generated(site.pack, identifiers[len(worked) :], about["seed"])
    today = date.fromisoformat(about["at"][:10])
    data = workbook(site.pack, [*worked, *others], today, about["seed"])
    with site.writing(about["by"], about["at"]):
        reading = read_child_lists(data, about["file"], today, authority=said["inspection"]["authority"])
        lists.bring_in(site.store, site.assessment, site.pack, reading, keep_names=False)
    return data


def _worked(pack: Pack, said: Said, identifiers: list[str]) -> Iterator[Listed]:
    """The children of the worked cases, those that are drawn first, with the first of the identifiers."""
    for identifier, case in zip(identifiers, said["drawn"], strict=False):
        first, _, state = pack_list(pack, case["stage"]).partition(":")
        on = {first: case.get("state", state or CURRENT)}
        yield Listed(
            identifier, case["age"], case["gender"], case["ethnicity"], case.get("groups", ()), on,
            case.get("nothing_followed", False),
        )  # fmt: skip


def pack_list(pack: Pack, stage: str) -> str:
    """The list that shows a child at a stage, as the pack names it; KeyError where none does."""
    found = next((each.lists[0] for each in pack.journey_stages() if each.id == stage and each.lists), None)
    if found is None:
        raise KeyError(stage)
    return found


def draw_cases(site: Site, said: Said) -> None:
    """Draw, replace and pick as the files say; ValueError where others are drawn than are written of."""
    store, assessment, pack, wish = site.store, site.assessment, site.pack, said["draw"]
    wanted = Wish(
        wish["seed"],
        tuple((stage.id, wish["places"].get(stage.id, 0)) for stage in pack.journey_stages()),
        reserves=wish["reserves"],
        cover=tuple(wish["cover"]),
    )
    with site.writing(wish["by"], wish["at"]):
        samples.draw_sample(store, assessment, pack, wanted)
    _name(site)
    for each in said.get("replace", ()):
        with site.writing(each["by"], each["at"]):
            samples.replace_case(store, assessment, pack, site.cases[each["case"]], reason=each["reason"])
    for each in said.get("pick", ()):
        with site.writing(each["by"], each["at"]):
            picked_cases.pick_case(
                store, assessment, pack, stage=each["stage"], reason=each["reason"], about=each["about"]
            )
    _name(site)
    _check(site, said["drawn"])


def _name(site: Site) -> None:
    site.cases |= {case.code: case.id for case in site.store.trail(site.assessment).cases()}


def _check(site: Site, drawn: list[Mapping[str, Any]]) -> None:
    there = {case.code: case for case in site.store.trail(site.assessment).cases()}
    for said in drawn:
        found = there[said["code"]]
        if not _is(found, said):
            raise ValueError(f"another child was drawn as {said['code']}: {found}")


def _is(case: Case, said: Mapping[str, Any]) -> bool:
    about = (case.stage, case.age, tuple(case.groups))
    same = about == (said["stage"], str(said["age"]), tuple(sorted(said.get("groups", ()))))
    return same and (case.sample != RESERVE or said.get("reserve", False))
