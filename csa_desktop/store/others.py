"""What this laptop knows of others: contacts, signatures over chains, how far each is, and what came."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from csa_desktop import clock
from csa_desktop.store import local
from csa_desktop.store.documents import finish_used
from csa_desktop.store.sending import Tips, is_later

_LAST, _CALLED = "last exchange", "file name "


@dataclass(frozen=True, slots=True)
class Contact:
    """A colleague's laptop; `confirmed` is when its words were compared, empty where they were not."""

    device: str
    person: str
    name: str
    sign: str
    box: str
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """A device's signature over a place in its chain."""

    assessment: str
    device: str
    number: int
    change: str
    signature: str


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came, and what became of it."""

    sha256: str
    sender: str
    at: str
    state: str
    said: str
    name: str = ""
    """What it was called where it lay, where that is known."""


def contacts(connection: Connection) -> tuple[Contact, ...]:
    """All contacts by name."""
    found = connection.execute(
        text("SELECT device, person, name, sign, box, confirmed FROM contact ORDER BY name, device")
    )
    return tuple(Contact(*row) for row in found)


def keep_contact(connection: Connection, contact: Contact) -> None:
    """Keep a contact, in place of what was known of that laptop."""
    connection.execute(text("DELETE FROM contact WHERE device = :device"), {"device": contact.device})
    connection.execute(
        text(
            "INSERT INTO contact (device, person, name, sign, box, confirmed)"
            " VALUES (:device, :person, :name, :sign, :box, :confirmed)"
        ),
        {name: getattr(contact, name) for name in Contact.__slots__},
    )


def drop_contact(connection: Connection, device: str) -> None:
    """Forget a contact: bundles of that laptop are no longer taken."""
    connection.execute(text("DELETE FROM contact WHERE device = :device"), {"device": device})


def attestations(connection: Connection, assessment: str) -> tuple[Attestation, ...]:
    """Every signature over a chain of the assessment."""
    found = connection.execute(
        text(
            "SELECT assessment, device, number, change, signature FROM attestation"
            " WHERE assessment = :a ORDER BY device, number"
        ),
        {"a": assessment},
    )
    return tuple(Attestation(*row) for row in found)


def keep_attestations(connection: Connection, those: Iterable[Attestation]) -> None:
    """Keep signatures, each once."""
    for one in those:
        connection.execute(
            text(
                "INSERT INTO attestation (assessment, device, number, change, signature)"
                " SELECT :assessment, :device, :number, :change, :signature"
                " WHERE NOT EXISTS (SELECT 1 FROM attestation WHERE change = :change)"
            ),
            {name: getattr(one, name) for name in Attestation.__slots__},
        )


def tips_of(connection: Connection, device: str, assessment: str) -> Tips:
    """How far another laptop last said that it is; nothing where it never said."""
    kept = connection.execute(
        text("SELECT tips FROM peer WHERE device = :d AND assessment = :a"), {"d": device, "a": assessment}
    ).scalar()
    said = json.loads(str(kept)) if kept else {}
    return {chain: tuple((number, change) for number, change in ends) for chain, ends in said.items()}


def keep_tips(connection: Connection, device: str, assessment: str, tips: Tips) -> None:
    """Keep how far another laptop says that it is; an older bundle that comes late takes nothing back."""
    kept = tips_of(connection, device, assessment)
    if is_later(tips, kept, device):
        return
    where = {"d": device, "a": assessment}
    connection.execute(text("DELETE FROM peer WHERE device = :d AND assessment = :a"), where)
    connection.execute(
        text("INSERT INTO peer (device, assessment, tips) VALUES (:d, :a, :tips)"),
        {**where, "tips": json.dumps(tips)},
    )


Keeping = Callable[[Connection], None]
"""Something to keep in the transaction of somebody else."""


def keeping_of_bundle(
    signed: Iterable[Attestation],
    *,
    sender: str,
    assessment: str,
    tips: Tips,
    documents: Iterable[str] = (),
) -> Keeping:
    """Keep, with a bundle's changes, the signatures that came, how far the sender is, and its documents."""

    def keep(connection: Connection) -> None:
        keep_attestations(connection, signed)
        keep_tips(connection, sender, assessment, tips)
        finish_used(connection, documents)

    return keep


TAKEN, REFUSED, DISCARDED = "taken", "refused", "discarded"
"""What became of a file that came."""
BEFORE = "It had come before:"


def followed_by(keeping: Keeping, last: Callable[[], None]) -> Keeping:
    """The same, and then `last`, after which the transaction ends: what it raises undoes all of it."""

    def keep(connection: Connection) -> None:
        keeping(connection)
        last()

    return keep


def keeping_receipt(sha256: str, *, sender: str, assessment: str, said: str, name: str = "") -> Keeping:
    """Keep that a bundle was taken, and that this was the last exchange of the assessment."""

    def keep(connection: Connection) -> None:
        keep_received(connection, sha256, sender, TAKEN, said, name=name)
        keep_last(connection, assessment, sender)

    return keep


@dataclass(frozen=True, slots=True)
class Last:
    """With whom an assessment was exchanged last, in either direction, and when by this laptop's clock."""

    name: str
    at: str


def keep_last(connection: Connection, assessment: str, name: str) -> None:
    """Remember an exchange that has just ended."""
    said = json.dumps({"name": name, "at": clock.now().isoformat()})
    local.put_setting(connection, f"{_LAST} {assessment}", said)


def last(connection: Connection, assessment: str) -> Last | None:
    """The last exchange of an assessment; None where there was none."""
    said = local.get_setting(connection, f"{_LAST} {assessment}")
    return Last(**json.loads(said)) if said else None


def received(connection: Connection) -> tuple[Received, ...]:
    """Every file that came, the newest first."""
    found = connection.execute(
        text(
            "SELECT r.sha256, r.sender, r.at, r.state, r.said, coalesce(s.value, '') FROM received r"
            " LEFT JOIN setting s ON s.name = :called || r.sha256 ORDER BY r.pk DESC"
        ),
        {"called": _CALLED},
    )
    return tuple(Received(*row) for row in found)


def keep_received(
    connection: Connection,
    sha256: str,
    sender: str,
    state: str,
    said: str,
    data: bytes | None = None,
    *,
    name: str = "",
) -> None:
    """Keep what became of a file and what it was called; its bytes too where it was not taken.

    The receipt of a file that was taken stays: coming again it adds to it, and a refusal changes nothing.
    """
    if name:
        local.put_setting(connection, f"{_CALLED}{sha256}", name)
    if taken := _receipt_of(connection, sha256):
        if state != TAKEN:
            return
        said = f"{said}\n{BEFORE}\n{taken.rpartition(BEFORE)[2].strip()}"
    connection.execute(text("DELETE FROM received WHERE sha256 = :sha"), {"sha": sha256})
    connection.execute(
        text(
            "INSERT INTO received (sha256, sender, at, state, said, data)"
            " VALUES (:sha, :sender, :at, :state, :said, :data)"
        ),
        {
            "sha": sha256,
            "sender": sender,
            "at": clock.now().isoformat(),
            "state": state,
            "said": said,
            "data": data,
        },
    )


def _receipt_of(connection: Connection, sha256: str) -> str:
    where = {"sha": sha256, "state": TAKEN}
    found = connection.execute(
        text("SELECT said FROM received WHERE sha256 = :sha AND state = :state"), where
    ).scalar()
    return str(found or "")


def received_data(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of a file that was not taken."""
    kept = connection.execute(text("SELECT data FROM received WHERE sha256 = :s"), {"s": sha256}).scalar()
    return bytes(kept) if kept is not None else None
