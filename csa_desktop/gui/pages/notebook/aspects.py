"""What can be said of a statement besides its words, for each kind, with the pack's own options."""

from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.values import Statement
from csa_desktop.gui.pages.notebook.row_view import shortly

ONE, MANY, MARK, LIST, LINE, DATE = "one", "many", "mark", "list", "line", "date"

SIGNS = (
    Option(v.STRENGTH, "Strength", hint="Key + on a selected row"),
    Option(v.IMPROVEMENT, "Area for improvement", hint="Key − on a selected row"),
    Option(v.NEITHER, "Neither", hint="Key 0 on a selected row"),
)
JAR = (Option("yes", "For the joint area review"),)
GOOD = (Option("yes", "Good practice"),)
_CLASSED = ("sign", "service", "groups", "jar")
# The state of a hypothesis is not among them: below its row one is asked what changed it.
_OF_KIND = {
    v.FINDING: (*_CLASSED, "good", "key_judgement", "case", "stage", "happened"),
    v.GAP: ("state", "service", "jar", "key_judgement", "owner"),
    v.HYPOTHESIS: ("service", "jar"),
    v.POINT: (*_CLASSED, "good"),
    v.REVIEW: ("sign", "service", "happened"),
    v.ISSUE: ("sign", "service"),
    v.AGENDA: ("jar",),
    v.RECOMMENDATION: ("service", "jar"),
}


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing to say: its field, how it is asked, and what may be chosen."""

    field: str
    how: str
    label: str
    options: tuple[Option, ...] = ()

    @property
    def signs(self) -> bool:
        """Whether its options are the signs of a statement."""
        return self.field == "sign"


def aspects(
    pack: Pack, kind: str, subject: str, *, new: bool = False, cases: tuple[Option, ...] = ()
) -> tuple[Aspect, ...]:
    """What is asked about a statement of this kind; nothing for which the pack has no options.

    A new one has its key judgement from the heading under which it is written.
    """
    keys = tuple(Option(k.id, k.text) for k in pack.key_judgements_of(subject))
    every = {
        "sign": Aspect("sign", ONE, "Strength or area for improvement", SIGNS),
        "state": Aspect("state", ONE, "State", pack.gap_states),
        "service": Aspect("service", ONE, "Service", pack.services),
        "groups": Aspect("groups", MANY, "Groups of children", short_options(pack.groups)),
        "jar": Aspect("jar", MARK, "For the joint area review", () if pack.journeys else JAR),
        "key_judgement": Aspect("key_judgement", LIST, "Key judgement", keys),
        "owner": Aspect("owner", LINE, "Owner"),
        "happened": Aspect("happened", DATE, "When it happened"),
        "case": Aspect("case", LIST, "Case", cases),
        "stage": Aspect("stage", LIST, "Stage", _stages(pack)),
        "good": Aspect("good", MARK, "Good practice", GOOD if pack.journeys else ()),
    }
    wanted = (every[name] for name in _OF_KIND.get(kind, ()) if not (new and name == "key_judgement"))
    return tuple(a for a in wanted if a.options or a.how in (LINE, DATE))


def _stages(pack: Pack) -> tuple[Option, ...]:
    return tuple(Option(s.id, s.short or s.title) for s in pack.journey_stages())


def short_options(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Options under their short forms, with the long ones as hints."""
    return tuple(Option(o.id, shortly(options, o.id), hint=o.title) for o in options)


def said(statement: Statement, field: str) -> str | tuple[str, ...]:
    """What a statement says of one aspect, as its editor shows it."""
    value = getattr(statement, field)
    if isinstance(value, bool):
        return "yes" if value else ""
    return tuple(value) if isinstance(value, tuple) else str(value)


def as_kept(field: str, value: str | tuple[str, ...]) -> str | bool | list[str]:
    """What an editor says of one aspect, as a command takes it."""
    if field in ("jar", "good"):
        return bool(value)
    return list(value) if isinstance(value, tuple) else value
