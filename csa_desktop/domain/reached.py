"""Which stages of the journey a child has reached, by what the authority's lists say of it."""

from collections.abc import Mapping

from csa_desktop.domain.framework import Pack

CURRENT, CLOSED = "current", "closed"


def stages_reached(pack: Pack, said: Mapping[str, str]) -> tuple[str, ...]:
    """The stages, in the pack's order, of a child on these kinds of list; `said` is its state on each.

    A stage names its lists, as "referrals", or with the state that must be said there, as
    "child-protection-plans:closed".
    """
    return tuple(
        stage.id for stage in pack.journey_stages() if any(_shows(wanted, said) for wanted in stage.lists)
    )


def lists_wanted(pack: Pack) -> tuple[str, ...]:
    """The kinds of list that show children at the pack's stages, each once, in the stages' order."""
    wanted = (name.partition(":")[0] for stage in pack.journey_stages() for name in stage.lists)
    return tuple(dict.fromkeys(wanted))


def state_of(said: Mapping[str, str], proceeded: Mapping[str, str]) -> str:
    """CURRENT where any list says so, else CLOSED where any does, or where nothing followed (002:110-116).

    CURRENT where no list says anything: a child on a list is before the authority.
    """
    if CURRENT in said.values():
        return CURRENT
    if CLOSED in said.values():
        return CLOSED
    answers = [answer for answer in proceeded.values() if answer]
    return CLOSED if answers and all(answer == "no" for answer in answers) else CURRENT


def _shows(wanted: str, said: Mapping[str, str]) -> bool:
    kind, _, state = wanted.partition(":")
    return kind in said and state in ("", said[kind])
