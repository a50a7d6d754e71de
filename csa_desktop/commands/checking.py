"""Checking a store from the command line."""

from pathlib import Path

from csa_desktop.errors import UserError
from csa_desktop.store import keys
from csa_desktop.store.opening import check_store
from csa_desktop.store.report import Report
from csa_desktop.store.unlocking import Passphrase

SOUND = "This store is sound: pages, chain, payloads, documents, search index, guards and tables all add up."


def verify_store(folder: Path, passphrase_file: Path | None) -> Report:
    """Check everything in a store that nobody has open. The passphrase is never an argument."""
    if not folder.is_dir():
        raise UserError(f"There is no store at {folder}. Name the store's folder.")
    passphrase = keys.read_passphrase(passphrase_file, "Passphrase of the store: ")
    return check_store(folder, Passphrase(passphrase))


def told(report: Report) -> str:
    """What was found, as sentences; that the store is sound where nothing was."""
    counted = ", ".join(f"{count} {table}" for table, count in report.counts.items() if count)
    said = report.sentences or (SOUND,)
    return "\n".join((*said, *report.remarks, *([f"Rows: {counted}."] if counted else [])))
