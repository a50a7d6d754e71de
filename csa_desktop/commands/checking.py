"""Checking a store, or a bundle that came, from the command line."""

from collections.abc import Iterator
from pathlib import Path

from csa_desktop.commands import received
from csa_desktop.commands.receipts import NAMES
from csa_desktop.commands.received import Effect
from csa_desktop.errors import UserError
from csa_desktop.exchange import receiving
from csa_desktop.exchange.receiving import Opened
from csa_desktop.store import keys
from csa_desktop.store.opening import check_store, open_store
from csa_desktop.store.report import Report
from csa_desktop.store.unlocking import Passphrase

SOUND = "This store is sound: pages, chain, payloads, documents, search index, guards and tables all add up."
NOT_TAKEN = "Nothing of it was brought in. To bring it in: Exchange, Bring in."


def verify_store(folder: Path, passphrase_file: Path | None) -> Report:
    """Check everything in a store that nobody has open. The passphrase is never an argument."""
    return check_store(folder, _passphrase(folder, passphrase_file))


def _passphrase(folder: Path, passphrase_file: Path | None) -> Passphrase:
    if not folder.is_dir():
        raise UserError(f"There is no store at {folder}. Name the store's folder.")
    return Passphrase(keys.read_passphrase(passphrase_file, "Passphrase of the store: "))


def told(report: Report) -> str:
    """What was found, as sentences; that the store is sound where nothing was."""
    counted = ", ".join(f"{count} {table}" for table, count in report.counts.items() if count)
    said = report.sentences or (SOUND,)
    return "\n".join((*said, *report.remarks, *([f"Rows: {counted}."] if counted else [])))


def verify_bundle(file: Path, folder: Path, passphrase_file: Path | None) -> tuple[str, ...]:
    """Who a bundle is from and what it holds, in sentences, for a store that nobody has open.

    Nothing of it is taken or kept. Raises NotTakenError with the reason where it would be refused.
    """
    data = received.bytes_of(file)
    store = open_store(folder, _passphrase(folder, passphrase_file)).store
    try:
        opened = receiving.open_bundle(store, data)
        return tuple(_told_of_bundle(opened, received.foresee(store, opened)))
    finally:
        store.close()


def _told_of_bundle(opened: Opened, effect: Effect) -> Iterator[str]:
    manifest, sender = opened.manifest, opened.sender
    yield f"It is from {sender.name}, whose card was confirmed on {sender.confirmed[:10]}; whole and signed."
    yield f"Assessment: {manifest.authority}, {received.inspection(manifest)}. Marking: {manifest.marking}."
    yield f"It was written, as that laptop's clock told it, at {manifest.made}."
    yield f"Changes: {manifest.changes:,}, of which {effect.changes:,} are new here."
    yield f"Documents: {len(manifest.documents):,}, of which {effect.documents:,} are new here."
    for part in effect.parts:
        kind = NAMES[part.kind][1].capitalize()
        yield f"{kind}: {part.new:,} new, {part.changed:,} changed, {part.gone:,} gone."
    if effect.conflicts:
        yield f"Fields that would say several things until a person chooses: {effect.parted:,}."
    if effect.erased:
        yield f"Rows that would be erased here too: {len(effect.erased)}."
    yield NOT_TAKEN
