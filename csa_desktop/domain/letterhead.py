"""What stands above and below the text of a letter: from whom, to whom, when, and who signs it."""

from dataclasses import dataclass

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail

FORM = "letterhead"
"""The form in which it is filled in, where the pack has it."""
CLOSE = "Yours sincerely,"
_FILLED_IN = ("name", "function", "address", "dated", "reference", "greeting")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: a name, empty while nobody has the role, with the role and the organisation."""

    name: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Empty text means not said yet; `dated` is an ISO date, `address` may have several lines."""

    organisations: tuple[str, ...] = ()
    name: str = ""
    function: str = ""
    authority: str = ""
    address: str = ""
    dated: str = ""
    reference: str = ""
    greeting: str = ""
    signatures: tuple[Signature, ...] = ()


def letterhead(trail: Trail, pack: Pack, went: Trail | None = None) -> Letterhead:
    """As it is filled in; those who must agree the judgements sign, and their organisations send it.

    `went` is the trail as it was when an edition went: what stood there then is what that edition says.
    """
    said = {name: (_one(went, name) if went else "") or _one(trail, name) for name in _FILLED_IN}
    signed = tuple(_signed(trail, pack, role, went) for role in _signing(pack))
    return Letterhead(
        organisations=tuple(dict.fromkeys(s.organisation for s in signed if s.organisation)),
        authority=trail.assessment.authority,
        signatures=signed,
        **said,
    )


def _one(trail: Trail, field: str) -> str:
    value = trail.answer(FORM, "", field)
    return (value if isinstance(value, str) else "\n".join(value)).strip()


def _signing(pack: Pack) -> tuple[str, ...]:
    return next((step.agreed_by for step in reversed(pack.steps) if step.agreed_by), ())


def _signed(trail: Trail, pack: Pack, role: str, went: Trail | None) -> Signature:
    then = _signature(went, pack, role) if went else None
    return then if then and then.name else _signature(trail, pack, role)


def _signature(trail: Trail, pack: Pack, role: str) -> Signature:
    known = next((option for option in pack.roles if option.id == role), None)
    title = known.title if known else role
    said = known.hint.rpartition(", ") if known else ("", "", "")
    member = next((m for m in trail.rows.members if m.role == role), None)
    organisation = (member.organisation if member else "") or said[2]
    return Signature(member.name if member else "", said[0] or title, organisation)
