"""Sharing and bringing in 50,000 texts, against Anki exporting and importing the same ones as a package.

Both write what can be read by the other side alone; ours also signs and encrypts it, checks every hash, and
makes what came searchable in an encrypted store.
"""

import importlib.util
import random
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from csa_desktop.commands import exchange
from csa_desktop.domain.values import new_id
from csa_desktop.store import admit, log
from csa_desktop.store.log import Header
from csa_desktop.store.store import Store
from csa_desktop.store.weighing import Incoming
from tests.bench.figures import Figure, Pairs, Row, Skipped, of_medians, seconds
from tests.bench.made import made_store, sentence
from tests.bench.searching import collection

TEXTS, WORDS, ROUNDS = 50_000, 40, 3
GROWTH = (1_000, 10_000, 100_000)


def measure(*, small: bool = False) -> list[Row]:
    """Time against Anki's, bytes of a change, and how the time of a change grows with how many there are."""
    texts = made_texts(200 if small else TEXTS)
    return [*against_anki(texts, 1 if small else ROUNDS), *growth((20, 200) if small else GROWTH)]


def made_texts(count: int) -> list[str]:
    """So many texts."""
    chance = random.Random(5)
    return [sentence(chance, WORDS) for _ in range(count)]


# Ours


@contextmanager
def pair(texts: list[str]) -> Iterator[tuple[Store, Store, str]]:
    """Two laptops whose owners met; one has an assessment with a finding for each text."""
    with made_store() as one, made_store() as other:
        for here, there in ((one, other), (other, one)):
            exchange.confirm(here, exchange.keep_card(here, exchange.own_card(there)).device)
        yield one, other, fill(one, texts)


def fill(store: Store, texts: list[str]) -> str:
    """Put findings into the log, as if another laptop had sent them: one change each."""
    assessment, device = new_id(), new_id()
    about: dict[str, log.Value] = {"pack": "apa-2005", "authority": "Measured", "year": 2005}
    made = [_change(assessment, device, None, ("assessment", assessment), about)]
    for words in texts:
        said: dict[str, log.Value] = {"kind": "finding", "step": "1", "text": words}
        made.append(_change(assessment, device, made[-1], ("statement", new_id()), said))
    certified = {made[-1].chain: [made[-1].id]}
    with store.reading() as connection:
        weighed = admit.look(connection, made, certified)
    store.admit(weighed)
    store.device = device  # it goes on as that laptop, so that it can sign for it
    store.put_setting("device", device)
    return assessment


def _change(
    assessment: str, device: str, last: Incoming | None, where: tuple[str, str], values: dict[str, log.Value]
) -> Incoming:
    payload, number = log.seal(values), last.header.number + 1 if last else 1
    header = Header(
        assessment=assessment,
        device=device,
        number=number,
        prev=last.id if last else "",
        lamport=number,
        wall="2026-11-22T10:00:00.000000+00:00",
        author=device,
        command=device,
        label="Add a finding",
        act=log.DO,
        undoes="",
        scope_case="",
        tbl=where[0],
        row=where[1],
        op=log.WRITE,
        schema_version=log.SCHEMA_VERSION,
        bases=log.canonical({name: [] for name in values}),
        payload_hash=payload.hash,
    )
    return Incoming(log.change_id(header), header, payload)


def shared_and_taken(texts: list[str], folder: Path) -> tuple[float, float, int]:
    """(seconds to share, seconds to bring in, bytes of the file)"""
    with pair(texts) as (one, other, assessment):
        meet_again(one, other)
        target = folder / f"{new_id()}.csabundle"
        out = seconds(lambda: exchange.share(one, assessment, [other.device], target))
        data = target.read_bytes()
        into = seconds(lambda: exchange.take(other, exchange.open_bundle(other, data)))
        assert len(other.trail(assessment).rows.statements) == len(texts)
    return out, into, len(data)


def meet_again(one: Store, other: Store) -> None:
    """The store that was filled goes on under another name, with keys of its own."""
    exchange.confirm(other, exchange.keep_card(other, exchange.own_card(one)).device)


# Theirs


def exported_and_imported(texts: list[str], folder: Path) -> tuple[float, float]:
    """(seconds to export, seconds to import) of a collection with a note for each text."""
    from anki.collection import ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    target = folder / f"{new_id()}.apkg"
    with ExitStack() as open_:
        one, other = (open_.enter_context(_collection(some)) for some in (texts, []))
        options = ExportAnkiPackageOptions(with_scheduling=False, with_media=False, with_deck_configs=False)
        out = seconds(lambda: one.export_anki_package(out_path=str(target), options=options, limit=None))
        wanted = ImportAnkiPackageRequest(package_path=str(target), options=ImportAnkiPackageOptions())
        into = seconds(lambda: other.import_anki_package(wanted))
        assert other.note_count() == len(texts)
    return out, into


@contextmanager
def _collection(texts: list[str]) -> Iterator[Any]:
    with TemporaryDirectory(prefix="bench-") as folder, closing(collection(Path(folder), texts)) as made:
        yield made


def against_anki(texts: list[str], rounds: int) -> list[Row]:
    """Share against export, bring in against import, in turn."""
    names = "share / Anki's export", "bring in / Anki's import"
    if not importlib.util.find_spec("anki"):
        return [Skipped(name, "anki is not installed (it is in the bench lock)") for name in names]
    out: Pairs = []
    into: Pairs = []
    with TemporaryDirectory(prefix="bench-") as folder:
        for _ in range(rounds):
            ours, theirs = shared_and_taken(texts, Path(folder)), exported_and_imported(texts, Path(folder))
            out.append((ours[0], theirs[0]))
            into.append((ours[1], theirs[1]))
    note = f"{len(texts):,} texts of {WORDS} words, {rounds} rounds"
    return [of_medians(name, pairs, 1.0, note=note) for name, pairs in zip(names, (out, into), strict=True)]


# Alone


def growth(counts: tuple[int, ...]) -> list[Row]:
    """Time and bytes of one change, with few and with many of them."""
    told: list[tuple[float, float, float]] = []
    with TemporaryDirectory(prefix="bench-") as folder:
        for count in counts:
            out, into, size = shared_and_taken(made_texts(count), Path(folder))
            told.append((out / count, into / count, size / count))
    (out_few, into_few, _), (out_many, into_many, size) = told[0], told[-1]
    note = f"each of {counts[0]:,} and each of {counts[-1]:,} changes"
    return [
        _times("share: time of a change, as there are more", out_many, out_few, note),
        _times("bring in: time of a change, as there are more", into_many, into_few, note),
        Figure(
            "a change in a bundle", f"{size:.0f} bytes", "", size, 1000, unit="bytes", note="with its text"
        ),
    ]


def _times(what: str, many: float, few: float, note: str) -> Figure:
    return Figure(what, f"{many * 1e6:.0f} µs", f"{few * 1e6:.0f} µs with few", many / few, 1.0, note=note)
