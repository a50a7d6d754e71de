"""Exchange between colleagues: cards, the team's laptops, sharing and bringing in."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from csa_desktop import clock
from csa_desktop.domain import values as v
from csa_desktop.errors import UserError
from csa_desktop.exchange import card as cards
from csa_desktop.exchange import receiving, sharing
from csa_desktop.exchange.card import Card
from csa_desktop.exchange.identity import identity_of
from csa_desktop.exchange.receiving import Opened
from csa_desktop.exchange.sharing import Outgoing
from csa_desktop.store import log, others, sending
from csa_desktop.store.admit import Admitted
from csa_desktop.store.durable import write_durably
from csa_desktop.store.log import Edit, Recorded
from csa_desktop.store.others import Contact
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import NotTakenError

TAKEN, REFUSED = "taken", "refused"

# Who is who


def own_card(store: Store) -> bytes:
    """The file that colleagues need of this laptop."""
    return cards.write_card(identity_of(store), person=store.author, name=store.name)


def own_words(store: Store) -> tuple[str, ...]:
    """The words that this laptop's owner reads aloud."""
    return cards.words_of(cards.read_card(own_card(store)))


def contacts(store: Store) -> tuple[Contact, ...]:
    """The colleagues whose cards are here."""
    with store.reading() as connection:
        return others.contacts(connection)


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


def gather(store: Store, assessment: str, to: Sequence[str], *, everything: bool = False) -> Outgoing:
    """What would leave for these laptops. UserError for one that is not on the team."""
    chosen = [_contact(store, device) for device in to]
    _demand_team(store, assessment, chosen)
    return sharing.gather(store, assessment, chosen, everything=everything)


def share(
    store: Store, assessment: str, to: Sequence[str], target: Path, *, everything: bool = False
) -> Outgoing:
    """Write the bundle durably to `target`, read it back, and record that it left."""
    outgoing = gather(store, assessment, to, everything=everything)
    data = sharing.seal(store, outgoing)
    write_durably(target, data)
    _record_leaving(store, assessment, outgoing, sharing.digest(data))
    return outgoing


def _demand_team(store: Store, assessment: str, chosen: Sequence[Contact]) -> None:
    trail = store.trail(assessment)
    removed = {device.device for device in trail.rows.devices if device.removed}
    if gone := [contact.name for contact in chosen if contact.device in removed]:
        raise UserError(f"{', '.join(gone)} was taken off this team. Put the laptop on it again first.")
    on_team = {device.device for device in trail.rows.devices}
    for contact in chosen:
        if contact.device not in on_team:
            put_on_team(store, assessment, contact.device)


def _record_leaving(store: Store, assessment: str, outgoing: Outgoing, sha256: str) -> None:
    said: dict[str, log.Value] = {
        "what": "Bundle for " + ", ".join(contact.name for contact in outgoing.to),
        "at": clock.now().isoformat(),
        "by": store.name,
        "sha256": sha256,
        "marking": outgoing.manifest.marking,
    }
    store.record("Share", [Edit("export", v.new_id(), said)], assessment=assessment, act=log.FACT)


# Bringing in


def open_bundle(store: Store, data: bytes) -> Opened:
    """What a bundle would change, before anything changes; one that is refused is kept with the reason."""
    try:
        return receiving.open_bundle(store, data)
    except NotTakenError as refused:
        said = str(refused)
        sha256 = sharing.digest(data)
        with contextlib.suppress(UserError):
            store.keep_local(lambda c: others.keep_received(c, sha256, "", REFUSED, said, data))
        raise


def take(store: Store, opened: Opened, progress: Callable[[float], None] | None = None) -> Admitted:
    """Take a bundle whole or not at all; the receipt is kept."""
    done = receiving.take(store, opened, progress)
    said = receipt(opened, done)
    sender = opened.sender.name
    store.keep_local(lambda c: others.keep_received(c, opened.sha256, sender, TAKEN, "\n".join(said)))
    return done


def receipt(opened: Opened, done: Admitted) -> tuple[str, ...]:
    """What happened, in sentences; what came and what is here now are counted apart."""
    came, new = opened.manifest.changes, len(done.changes)
    said = [
        f"From {opened.sender.name}: {_count(came, 'change')} came, {_count(new, 'is', 'are')} new here, "
        f"{_count(done.known, 'was', 'were')} here already."
    ]
    if done.conflicts:
        said.append(
            f"{_count(len(done.conflicts), 'field says', 'fields say')} two things now: choose when you can."
        )
    if done.erased:
        said.append(
            f"{_count(len(done.erased), 'row was', 'rows were')} erased there, and is erased here too."
        )
    if done.forks:
        said.append(
            "A laptop of the team was copied or restored: its log goes on in two ways, and both are kept."
        )
    return tuple(said)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
