"""The local technical log: what happened and how long it took, never what anybody typed.

Only what is declared in EVENTS can be written: a code, its declared numbers, and names of classes. This
is the only file that imports `logging`; what libraries log is reduced to where in their code it came from.
"""

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from types import FrameType, TracebackType

from csa_desktop import clock, paths

FILE_NAME = "csa-desktop.log"
SIZE = 256 * 1024
KEPT = 3
"""The log turns over at SIZE bytes, and KEPT older files are kept."""

EVENTS: Mapping[str, tuple[str, ...]] = {
    "started": ("seconds",),
    "stopped": ("seconds",),
    "unlocked": ("seconds",),
    "locked": (),
    "recorded": ("changes", "seconds"),
    "refreshed": ("rows", "seconds"),
    "backup-verified": ("pages", "seconds"),
    "verified": ("remarks", "seconds"),
    "migrated": ("from_version", "to_version", "seconds"),
    "document-added": ("size", "pages", "seconds"),
    "worker-ended": ("exit_code",),
    "paper-made": ("pages", "seconds"),
    "event-loop-gap": ("seconds",),
    "settings-remark": (),
    "failure": ("kind",),
    "library": ("level",),
    "undeclared": (),
}
"""Every event that can be written, with the numbers (or classes) that it may carry."""

Number = int | float | bool
DEEPEST = 30
"""Places of an exception that are written, the innermost ones."""

OUR_MISTAKE = (
    "The program made a mistake ({kind}). What showed as saved is kept. "
    "The technical log says where in the program it was, and holds none of your text."
)

_logger = logging.getLogger("csa_desktop")
_logger.propagate = False
_logger.addHandler(logging.NullHandler())


def start(folder: Path | None = None) -> Path | None:
    """Write from now on to a file that turns over; its path, or None where the disk refuses (then no log)."""
    stop()
    _take_over_libraries()
    folder = folder or paths.log_folder()
    try:
        paths.private_folder(folder)
        handler = _PrivateFile(folder / FILE_NAME, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)
    return folder / FILE_NAME


def stop() -> None:
    """Close the log's file and let libraries log as they did before."""
    for logger, kind in ((_logger, _PrivateFile), (logging.getLogger(), _Library)):
        for handler in [h for h in logger.handlers if isinstance(h, kind)]:
            logger.removeHandler(handler)
            handler.close()
    logging.captureWarnings(False)
    logging.raiseExceptions = True


def event(code: str, **values: Number | type) -> None:
    """Write a declared event with its declared values; whatever is not declared is left out."""
    if code not in EVENTS:
        code, values = "undeclared", {}
    said = (f"{name}={shown}" for name in EVENTS[code] if (shown := _shown(values.get(name))))
    _write(" ".join((code, *said)))


def failure(error: BaseException) -> None:
    """Write an exception as its class and the places in the code that it went through; no message."""
    for one in _chain(error):
        event("failure", kind=type(one))
        for place in _places(one.__traceback__):
            _write(f"  {place}")


def take_over_failures(tell: Callable[[str], None]) -> None:
    """Send a failure that nobody caught to the log by class and place from now on; `tell` gets a sentence.

    Python's own hooks print the message, which may hold what somebody typed, to where the desktop keeps it.
    """

    def caught(error: BaseException | None) -> None:
        if error is not None and not isinstance(error, SystemExit):
            failure(error)
            tell(OUR_MISTAKE.format(kind=type(error).__name__))

    sys.excepthook = lambda _kind, error, _trace: caught(error)
    threading.excepthook = lambda end: caught(end.exc_value)
    sys.unraisablehook = lambda end: caught(end.exc_value)


def _take_over_libraries() -> None:
    logging.raiseExceptions = False  # else a full disk prints the record and its arguments
    logging.captureWarnings(True)  # a warning's text may hold a value
    logging.getLogger().addHandler(_Library(logging.WARNING))


def _write(line: str) -> None:
    _logger.info("%s %s", clock.now().isoformat(), line)


def _shown(value: Number | type | None) -> str:
    if isinstance(value, type):
        return f"{value.__module__}.{value.__qualname__}"
    if type(value) is float:
        return format(value, ".3f")
    return str(value) if type(value) in (int, bool) else ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        if isinstance(error, BaseExceptionGroup):
            for part in error.exceptions:
                yield from _chain(part)
        error = error.__cause__ or error.__context__


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        places.append(f"{_module(trace.tb_frame)}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-DEEPEST:]


def _module(frame: FrameType) -> str:
    name = frame.f_globals.get("__name__")
    return name if isinstance(name, str) else "?"


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """A log file that its owner alone can read."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.touch(mode=0o600)
        return path.open("a", encoding=self.encoding)


class _Library(logging.Handler):
    """Reduces what a library logs to its level and the module and line it came from."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the place, and neither the message nor its arguments."""
        event("library", level=record.levelno)
        _write(f"  {record.module}:{record.lineno}")
