"""Sending to the team folder: one bundle for all laptops of the team that lack something."""

from dataclasses import dataclass, field

from csa_desktop.commands import erasing, exchange
from csa_desktop.commands.exchange import Leaving
from csa_desktop.commands.team_folder import chosen
from csa_desktop.errors import UserError
from csa_desktop.exchange import sharing
from csa_desktop.exchange.mailbox import Mailbox
from csa_desktop.exchange.sharing import Outgoing
from csa_desktop.store.others import Contact
from csa_desktop.store.store import Store

NOBODY = (
    "No laptop of the team can be written to yet. Exchange cards with a colleague, compare the words, and "
    "share with them once."
)
NOTHING = "The team's laptops have all of it, as far as their last bundles told. Nothing was written."


@dataclass(frozen=True, slots=True)
class Addressees:
    """Which laptops of the team a bundle is written to, and which cannot be written to from here."""

    to: tuple[Contact, ...] = ()
    without_card: tuple[str, ...] = ()
    """Names of those whose card was not confirmed here."""


def addressees(store: Store, assessment: str) -> Addressees:
    """All laptops of the team but this one, and but those that were taken off it."""
    cards = {contact.device: contact for contact in exchange.contacts(store) if contact.confirmed}
    team = [d for d in store.trail(assessment).rows.devices if not d.removed and d.device != store.device]
    to = tuple(cards[device.device] for device in team if device.device in cards)
    return Addressees(to, tuple(device.name for device in team if device.device not in cards))


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bundle for the whole team that is not written anywhere yet."""

    outgoing: Outgoing
    data: bytes = field(repr=False)
    name: str


def leaving(store: Store, assessment: str) -> Leaving:
    """What would be written for the whole team now. UserError where there is nobody, or nothing, to send."""
    found = exchange.look(store, assessment, _devices(store, assessment))
    _demand_wanted(store, assessment, found.outgoing)
    return found


def seal(store: Store, assessment: str) -> Sealed:
    """What the team's laptops lack, as a bundle. UserError where there is nobody, or nothing, to send."""
    outgoing = exchange.gather(store, assessment, _devices(store, assessment))
    _demand_wanted(store, assessment, outgoing)
    return Sealed(outgoing, sharing.seal(store, outgoing), exchange.file_name())


def _devices(store: Store, assessment: str) -> tuple[str, ...]:
    to = addressees(store, assessment).to
    if not to:
        raise UserError(NOBODY)
    return tuple(contact.device for contact in to)


def _demand_wanted(store: Store, assessment: str, outgoing: Outgoing) -> None:
    if not is_wanted(store, assessment, outgoing):
        raise UserError(NOTHING)


def is_wanted(store: Store, assessment: str, outgoing: Outgoing) -> bool:
    """Whether there is more in it than that bundles were shared, or somebody waits for an answer."""
    if any(change.header.label != exchange.SHARE for change in outgoing.changes):
        return True
    return bool(erasing.unanswered(store, assessment, [contact.device for contact in outgoing.to]))


def put(mailbox: Mailbox, sealed: Sealed) -> None:
    """Write it to the mailbox as a new file; UserError where that fails. It asks the disk."""
    mailbox.put_new(sealed.name, sealed.data)


def sent(store: Store, assessment: str, sealed: Sealed) -> None:
    """Record that it left, once it was written."""
    exchange.record_leaving(store, assessment, sealed.outgoing, sharing.digest(sealed.data))


def send(store: Store, assessment: str) -> Sealed:
    """Seal, write and record in one go. UserError where no folder was chosen, or as `seal` and `put` say."""
    where = chosen(store, assessment)
    if not where.folder:
        raise UserError("Choose the team folder first.")
    sealed = seal(store, assessment)
    put(where.mailbox, sealed)
    sent(store, assessment, sealed)
    return sealed
