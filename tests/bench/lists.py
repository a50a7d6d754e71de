"""A list of 50,000 children read, brought in and drawn from, and both stopped, against bare openpyxl."""

import contextlib
import io
import statistics
import threading
import time
from functools import partial

import openpyxl

from csa_desktop.commands import lists, samples
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling import Wish
from csa_desktop.domain.sampling.titles import coverable
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.importing import PRELOAD
from csa_desktop.importing.child_lists.read import read_child_lists
from csa_desktop.store.store import Store
from csa_desktop.work_process import StoppedError, WorkProcess
from tests.bench.figures import Figure, Row, of_medians, paired, seconds
from tests.bench.made import made_store, open_assessment
from tests.importing.child_lists.made_lists import TODAY, large_workbook

CHILDREN = 50_000
SECONDS = 600.0


def measure(*, small: bool = False) -> list[Row]:
    """Ours from the bytes to children that a sample can be drawn from; theirs to rows in memory."""
    data = large_workbook(500 if small else CHILDREN)
    pack = installed_packs()["child-protection-2012"]
    told: list[float] = []
    with made_store() as store, WorkProcess(preload=PRELOAD) as work:
        work.warm().result()
        assessment = open_assessment(store)
        pairs = paired(
            lambda _: seconds(partial(brought_in, work, store, assessment, pack, data, told)),
            lambda _: seconds(partial(bare, data)),
            1 if small else 4,
        )
        stopped = stop(work, data)
        drawn = [
            seconds(partial(sampled, store, assessment, pack, str(n), told)) for n in range(1 if small else 3)
        ]
        ended = stop_drawing(store, assessment, pack)
    read = statistics.median(theirs for _, theirs in pairs)
    both = statistics.median(ours for ours, _ in pairs) + statistics.median(drawn)
    note = f"progress was told {len(told)} times"
    title = "a list read and brought in / bare openpyxl reading"
    return [
        of_medians(title, pairs, 1.0, note=note),
        Figure(
            "a list read, brought in and drawn from / bare openpyxl reading",
            f"{both:,.1f} s",
            f"{read:,.1f} s",
            both / read,
            1.5,
            note=f"the draw takes {statistics.median(drawn) * 1000:,.0f} ms of it",
        ),
        Figure("a draw stopped", f"{ended * 1000:.0f} ms", "", ended * 1000, 500, "ms"),
        Figure("a list's reading stopped", f"{stopped * 1000:.0f} ms", "", stopped * 1000, 500, "ms"),
    ]


def brought_in(
    work: WorkProcess, store: Store, assessment: str, pack: Pack, data: bytes, told: list[float]
) -> None:
    """Read outside and keep, as the page does; `told` hears every report of how far it is."""
    reading = work.submit(
        read_child_lists,
        data,
        "List 6.xlsx",
        TODAY,
        timeout=SECONDS,
        progress=lambda a, b: told.append(a / b),
    ).result()
    lists.bring_in(store, assessment, pack, reading, keep_names=True, progress=told.append)


def wished(pack: Pack, seed: str) -> Wish:
    """A few cases at each stage, all that can be covered, reserves."""
    return Wish(seed, tuple((s.id, 4) for s in pack.journey_stages()), 2, cover=coverable(pack))


def sampled(store: Store, assessment: str, pack: Pack, seed: str, told: list[float]) -> None:
    """Draw from all children there are, as the page does."""
    samples.draw_sample(store, assessment, pack, wished(pack, seed), progress=told.append)


def stop_drawing(store: Store, assessment: str, pack: Pack) -> float:
    """Seconds from asking a draw to stop until it has; nothing is drawn then."""
    asked: list[float] = []

    def tell(share: float) -> None:
        if share > 0.3:
            asked.append(time.perf_counter())
            raise UserError("stopped")

    with contextlib.suppress(UserError):
        samples.draw_sample(store, assessment, pack, wished(pack, "s"), progress=tell)
    return time.perf_counter() - asked[0]


def bare(data: bytes) -> int:
    """Every cell's value, in openpyxl's quickest way."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))


def stop(work: WorkProcess, data: bytes) -> float:
    """Seconds from asking to stop until it has."""
    began = threading.Event()
    reading = work.submit(
        read_child_lists, data, "List 6.xlsx", TODAY, timeout=SECONDS, progress=lambda *_: began.set()
    )
    began.wait(SECONDS)
    asked = time.perf_counter()
    work.cancel(reading)
    with contextlib.suppress(StoppedError):  # a tiny list may have been read already
        reading.result()
    return time.perf_counter() - asked
