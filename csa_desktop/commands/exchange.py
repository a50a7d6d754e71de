"""Exchange between colleagues: cards, the team's laptops, sharing and bringing in."""

import contextlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from csa_desktop import clock
from csa_desktop.commands import joining, receipts
from csa_desktop.commands.outside_files import opening
from csa_desktop.domain import values as v
from csa_desktop.domain.team import Device
from csa_desktop.errors import UserError
from csa_desktop.exchange import card as cards
from csa_desktop.exchange import receiving, sharing
from csa_desktop.exchange.card import Card
from csa_desktop.exchange.identity import identity_of
from csa_desktop.exchange.receiving import Opened
from csa_desktop.exchange.sharing import Outgoing, Progress, Telling, tell_nobody
from csa_desktop.store import erasures, log, others, reading, sending
from csa_desktop.store.admit import Admitted
from csa_desktop.store.durable import write_durably
from csa_desktop.store.log import Edit, Recorded
from csa_desktop.store.others import Contact
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import NotTakenError

ON_TEAM = "{} {} on the team of this assessment from now on, and can be shared with again."
SHARE = "Share"
"""What recording that a bundle left is called in the log."""

# Who is who


def own_card(store: Store) -> bytes:
    """The file that colleagues need of this laptop; UserError where nobody has said who writes here."""
    if not store.name.strip():
        raise UserError("Say first who you are: Backups and keys, This laptop, Your name.")
    return cards.write_card(identity_of(store), person=store.author, name=store.name)


def own_words(store: Store) -> tuple[str, ...]:
    """The words that this laptop's owner reads aloud."""
    return cards.words_of(cards.read_card(own_card(store)))


def save_card(store: Store, path: Path) -> None:
    """Write this laptop's card to a file."""
    write_durably(path, own_card(store), handed=True)


def contacts(store: Store) -> tuple[Contact, ...]:
    """The colleagues whose cards are here."""
    with store.reading() as connection:
        return others.contacts(connection)


def open_card(store: Store, path: Path) -> Card:
    """Keep the card in a file; UserError where it is no card, or cannot be opened."""
    with opening(), path.open("rb") as file:
        data = file.read(cards.LARGEST + 1)
    return keep_card(store, data)


def keep_card(store: Store, data: bytes) -> Card:
    """Keep a colleague's card; it counts once its words were compared. UserError where it is no card."""
    card = cards.read_card(data)
    if card.device == store.device:
        raise UserError("This is your own card. Give it to your colleague, and bring in theirs.")
    known = {contact.device: contact for contact in contacts(store)}.get(card.device)
    same = known is not None and (known.sign, known.box) == (card.sign, card.box)
    contact = Contact(
        card.device, card.person, card.name, card.sign, card.box, known.confirmed if known and same else ""
    )
    store.keep_local(lambda connection: others.keep_contact(connection, contact))
    return card


def confirm(store: Store, device: str) -> None:
    """The words of a card were compared aloud and are the same."""
    contact = _contact(store, device)
    sure = replace(contact, confirmed=clock.now().isoformat())
    store.keep_local(lambda connection: others.keep_contact(connection, sure))


def forget(store: Store, device: str) -> None:
    """Forget a colleague's card: bundles of that laptop are no longer taken."""
    store.keep_local(lambda connection: others.drop_contact(connection, device))


def words(contact: Contact) -> tuple[str, ...]:
    """The words that the owner of a card reads aloud."""
    return cards.words_of(Card(contact.device, contact.person, contact.name, contact.sign, contact.box))


def _contact(store: Store, device: str) -> Contact:
    found = {contact.device: contact for contact in contacts(store)}.get(device)
    if found is None:
        raise UserError("That card is not here any more. Bring it in again.")
    return found


# The team's laptops


def put_on_team(store: Store, assessment: str, device: str) -> Recorded:
    """Let a colleague's laptop belong to the assessment: its changes are taken, its bundles readable."""
    contact = _contact(store, device)
    edits = [_own(store, assessment), _device(assessment, contact)]
    return store.record("Put a laptop on the team", edits, assessment=assessment, act=log.FACT)


def remove_from_team(store: Store, assessment: str, device: str) -> Recorded:
    """Take a laptop off the team: what it wrote until now stays, what it writes later is not taken."""
    with store.reading() as connection:
        ends = sending.tips(connection, assessment).get(device, ())
    number, change = max(ends, default=(0, ""))
    edit = Edit(
        "device",
        v.derived_id(assessment, "device", device),
        {"removed": True, "last": f"{number}:{change}"},
    )
    return store.record("Take a laptop off the team", [edit], assessment=assessment, act=log.FACT)


def _own(store: Store, assessment: str) -> Edit:
    identity = identity_of(store)
    own = Contact(identity.device, store.author, store.name, identity.sign, identity.box)
    return _device(assessment, own)


def _device(assessment: str, contact: Contact) -> Edit:
    about: dict[str, log.Value] = {
        "device": contact.device,
        "person": contact.person,
        "name": contact.name,
        "sign": contact.sign,
        "box": contact.box,
        "removed": False,
        "last": "",
    }
    return Edit("device", v.derived_id(assessment, "device", contact.device), about)


# Sharing


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would leave, before it does."""

    outgoing: Outgoing
    joining: tuple[Contact, ...]
    """Whose laptops it puts on the team."""
    changes: int
    since: str
    """When the first of the changes was made, as that laptop's clock told it; empty where there is none."""
    everything: bool
    """True where nothing is left out for being there already."""
    silent: tuple[Contact, ...] = ()
    """Those on the team whose laptops never said what they have."""


def look(store: Store, assessment: str, to: Sequence[str], *, everything: bool = False) -> Leaving:
    """What `share` would write now; the team stays as it is. UserError for a laptop that was taken off it."""
    chosen = [_contact(store, device) for device in to]
    joining = _demand_members(store, assessment, chosen)
    outgoing = sharing.gather(store, assessment, chosen, everything=everything)
    untold = [contact for contact in chosen if not sharing.has_told(store, assessment, contact)]
    return Leaving(
        outgoing,
        joining,
        len(outgoing.changes) + _team_changes(store, assessment, joining),
        min((change.header.wall for change in outgoing.changes), default=""),
        everything or bool(untold),
        tuple(contact for contact in untold if contact not in joining),
    )


def gather(store: Store, assessment: str, to: Sequence[str], *, everything: bool = False) -> Outgoing:
    """What leaves for these laptops, which are put on the team. UserError for one that was taken off it."""
    chosen = [_contact(store, device) for device in to]
    for contact in _demand_members(store, assessment, chosen):
        put_on_team(store, assessment, contact.device)
    return sharing.gather(store, assessment, chosen, everything=everything)


def file_name() -> str:
    """A name for a new bundle, which says nothing of what is in it and is never used twice."""
    return f"{clock.today()}-{secrets.token_hex(4)}{sharing.SUFFIX}"


def share(
    store: Store,
    assessment: str,
    to: Sequence[str],
    target: Path,
    *,
    everything: bool = False,
    progress: Progress | None = None,
) -> Outgoing:
    """Write the bundle durably to `target`, read it back, and record that it left.

    UserError where it cannot be written; nothing of it is left then, and nothing is recorded.
    """
    joining = _demand_members(store, assessment, [_contact(store, device) for device in to])
    outgoing = gather(store, assessment, to, everything=everything)
    try:
        data = sharing.seal(store, outgoing, progress)
        write_durably(target, data, handed=True)
    except UserError as error:
        if joining:
            raise UserError(f"{error} {_on_team(joining)}") from error
        raise
    record_leaving(store, assessment, outgoing, sharing.digest(data))
    return outgoing


def _on_team(joining: Sequence[Contact]) -> str:
    """What stays of a sharing that came to nothing: a bundle can only be made for those on the team."""
    return ON_TEAM.format(", ".join(c.name for c in joining), "is" if len(joining) == 1 else "are")


def _demand_members(store: Store, assessment: str, chosen: Sequence[Contact]) -> tuple[Contact, ...]:
    """Those who are not on the team yet; UserError where one was taken off it."""
    devices = {device.device: device for device in _team(store, assessment)}
    gone = [contact.name for contact in chosen if (d := devices.get(contact.device)) and d.removed]
    if gone:
        raise UserError(f"{', '.join(gone)} was taken off this team. Put the laptop on it again first.")
    return tuple(contact for contact in chosen if contact.device not in devices)


def _team(store: Store, assessment: str) -> tuple[Device, ...]:
    with store.reading() as connection:
        return reading.devices(connection, reading.assessment(connection, assessment).id)


def _team_changes(store: Store, assessment: str, joining: Sequence[Contact]) -> int:
    """How many changes it takes to put them on the team: each, and one's own."""
    on_team = {(d.device, d.person, d.name) for d in _team(store, assessment)}
    return len(joining) + bool(joining and (store.device, store.author, store.name) not in on_team)


def record_leaving(store: Store, assessment: str, outgoing: Outgoing, sha256: str) -> None:
    """Record that a bundle left, once it was written, and what it tells those whom it is for."""
    names = ", ".join(contact.name for contact in outgoing.to)
    said: dict[str, log.Value] = {
        "what": f"Bundle for {names}",
        "at": clock.now().isoformat(),
        "by": store.author,
        "sha256": sha256,
        "marking": outgoing.manifest.marking,
    }
    beside = erasures.keeping_told(
        assessment,
        outgoing.manifest.recipients,
        outgoing.manifest.tips,
        also=lambda connection: others.keep_last(connection, assessment, names),
    )
    store.record(
        SHARE, [Edit("export", v.new_id(), said)], assessment=assessment, act=log.FACT, beside=beside
    )


# Bringing in


def open_bundle(store: Store, data: bytes, tell: Telling = tell_nobody, *, name: str = "") -> Opened:
    """What a bundle would change, before anything changes; one that is refused is kept with the reason.

    `name` is what its file was called.
    """
    with _keeping_refused(store, data, name):
        return replace(receiving.open_bundle(store, data, tell), name=name)


def take(store: Store, opened: Opened, tell: Telling = tell_nobody) -> Admitted:
    """Take a bundle whole or not at all; the receipt is kept, and so is one that is refused after all."""
    first = joining.before_taking(store, opened)
    with _keeping_refused(store, opened.data, opened.name):
        done = receiving.take(store, opened, tell)
    joining.remember(store, opened.manifest.assessment, first)
    said = "\n".join(receipts.receipt(store, opened, done))
    store.keep_local(
        others.keeping_receipt(
            opened.sha256,
            sender=opened.sender.name,
            assessment=opened.manifest.assessment,
            said=said,
            name=opened.name,
        )
    )
    return done


@contextlib.contextmanager
def _keeping_refused(store: Store, data: bytes, name: str) -> Iterator[None]:
    try:
        yield
    except NotTakenError as refused:
        said, sha256 = str(refused), sharing.digest(data)
        with contextlib.suppress(UserError):
            store.keep_local(
                lambda c: others.keep_received(c, sha256, "", others.REFUSED, said, data, name=name)
            )
        raise
