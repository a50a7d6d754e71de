"""The rules that hold the program together. Each is shown to fail on a small package that breaks it."""

import ast
import re
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import combinations, permutations
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.failure import pop_failures

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "csa_desktop"
LONGEST_FILE = 500
QT = ("PySide6", "shiboken6")
SQL = ("sqlmodel", "sqlalchemy", "sqlcipher3", "sqlite3", "alembic")
LOGGING = ("logging", "pprint", "syslog")
TELLING = re.compile(
    r"print|sys\.std(out|err)\.(write|writelines)|warnings\.warn\w*|q(Debug|Info|Warning|Critical)"
    r"|(traceback\.)?(print|format)_(exc|exception|exception_only|tb|stack|last)"
)
"""Calls that put words where they stay: a terminal, the desktop's own log, a text of an exception."""
SHARED = ("itemAt", "itemAtPosition", "postEvent")
"""Calls after which both Qt and Python hold what Qt deletes without telling Python (decision 16)."""


def layers() -> list[list[str]]:
    """The rooms from the top down, as docs/architecture.md says: those on one line do not know each other."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    said = re.search(r"Imports go down only: (.*?)\. A test", text, re.DOTALL)
    assert said, "docs/architecture.md no longer says in which order imports go"
    return [re.findall(r"\w+", layer) for layer in said.group(1).split(">")]


def rooms(folder: Path) -> set[str]:
    """The modules and packages that lie directly in a package."""
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    return modules | {path.name for path in folder.iterdir() if path.is_dir() and any(path.rglob("*.py"))}


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def broken_imports(package: str, inside: set[str], forbidden: set[str]) -> list[str]:
    """What in the rooms `inside` of a package imports one of `forbidden`, as sentences."""
    if not inside or not forbidden:
        return []
    matched = [pattern for room in sorted(inside) for pattern in (f"{package}.{room}", f"{package}.{room}.*")]
    barred = [pattern for name in sorted(forbidden) for pattern in (name, f"{name}.*")]
    archrule("imports").match(*matched).should_not_import(*barred).check(package, only_direct_imports=True)
    return sorted({failure.reason for failure in pop_failures()})


def upward_imports(package: str, folder: Path) -> list[str]:
    """Imports that go up, or sideways between rooms that do not know each other."""
    here = [[room for room in layer if room in rooms(folder)] for layer in layers()]
    broken = []
    for above, below in combinations(here, 2):
        broken += broken_imports(package, set(below), {f"{package}.{room}" for room in above})
    for siblings in here[1:-1]:  # the top joins everything, and the lowest rooms may use each other
        for one, other in permutations(siblings, 2):
            broken += broken_imports(package, {one}, {f"{package}.{other}"})
    return broken


def circles(package: str, folder: Path) -> list[str]:
    """Files that import each other, also by way of others, and also within a function."""
    imports = {name: set(imported(package, folder, path)) for name, path in modules(package, folder)}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return [" <- ".join(error.args[1])]
    return []


def modules(package: str, folder: Path) -> Iterator[tuple[str, Path]]:
    for path in files(folder):
        inside = path.relative_to(folder).with_suffix("").parts
        yield ".".join((package, *inside)).removesuffix(".__init__"), path


def imported(package: str, folder: Path, path: Path) -> Iterator[str]:
    """The modules of the package that one of its files imports; not those that only its types need."""
    known = {name for name, _ in modules(package, folder)}
    tree = ast.parse(path.read_bytes())
    for block in (
        n for n in ast.walk(tree) if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test)
    ):
        block.body = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names if name.name in known)
            case ast.ImportFrom(module=str(module), names=names):
                named = (f"{module}.{name.name}" for name in names)
                yield from (name if name in known else module for name in named if module in known)


def strayed_libraries(package: str, folder: Path) -> list[str]:
    """Qt outside the window, a database outside the store."""
    here = rooms(folder)
    return [
        *broken_imports(package, here - {"gui", "app"}, set(QT)),
        *broken_imports(package, here - {"store"}, set(SQL)),
    ]


def long_files(folder: Path) -> list[str]:
    counted = ((path, path.read_text(encoding="utf-8").count("\n")) for path in files(folder))
    return [f"{path.name}: {count} lines" for path, count in counted if count > LONGEST_FILE]


def drawers(folder: Path) -> list[str]:
    """Modules whose name says nothing about what is in them."""
    names = ("utils", "util", "helpers", "misc", "common")
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.stem in names]


def told(folder: Path) -> list[str]:
    """Places that could print or log what somebody typed: only the command line and the log may."""
    return [
        f"{path.relative_to(folder)}:{node.lineno}: {what}"
        for path in files(folder)
        if path.relative_to(folder).as_posix() not in ("__main__.py", "log.py")
        for node, what in telling(ast.parse(path.read_bytes()))
    ]


def telling(tree: ast.Module) -> Iterator[tuple[ast.stmt | ast.expr, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node, name.name) for name in names if name.name.split(".")[0] in LOGGING)
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in LOGGING:
                yield node, module
            case ast.Call(func=called) if TELLING.fullmatch(name := ast.unparse(called)):
                yield node, name


def undeclared_events(folder: Path, declared: set[str]) -> list[str]:
    """Calls of log.event whose code is not a word of EVENTS, written out."""
    return [
        f"{path.relative_to(folder)}:{node.lineno}"
        for path in files(folder)
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "log.event"
        and not (node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value in declared)
    ]


def shared_with_qt(folder: Path) -> list[str]:
    """Places that get the item of a layout, or give Qt an event."""
    return [
        f"{path.relative_to(folder)}:{node.lineno}"
        for path in files(folder)
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in SHARED
    ]


RULES: dict[str, Callable[[str, Path], list[str]]] = {
    "imports go down only": upward_imports,
    "no files import each other": circles,
    "Qt stays in the window, SQL in the store": strayed_libraries,
    "no file is longer than can be read": lambda _, folder: long_files(folder),
    "no module is a drawer": lambda _, folder: drawers(folder),
    "nothing typed is printed or logged": lambda _, folder: told(folder),
    "every event is declared": lambda _, folder: undeclared_events(folder, events()),
    "nothing is held that Qt deletes unsaid": lambda _, folder: shared_with_qt(folder),
}

BREAKERS = [
    ("imports go down only", "domain/a.py", "import {p}.store"),
    ("imports go down only", "domain/a.py", "from {p} import gui"),
    ("imports go down only", "domain/a.py", "def late():\n    from {p}.commands.a import x"),
    ("imports go down only", "store/a.py", "from {p}.frameworks import a"),
    ("imports go down only", "reports/a.py", "from ..importing import a"),
    ("imports go down only", "gui/a.py", "from {p}.app import build"),
    ("imports go down only", "errors.py", "from {p}.domain import a"),
    ("imports go down only", "commands/deep/a.py", "from {p}.gui.deep import a"),
    ("no files import each other", "domain/a.py", "def late():\n    from {p}.domain import a"),
    ("Qt stays in the window, SQL in the store", "reports/a.py", "from PySide6.QtGui import QFont"),
    ("Qt stays in the window, SQL in the store", "gui/a.py", "import sqlalchemy.orm"),
    ("Qt stays in the window, SQL in the store", "app.py", "from sqlmodel import Session"),
    ("no file is longer than can be read", "gui/a.py", "x = 1\n" * (LONGEST_FILE + 1)),
    ("no module is a drawer", "gui/utils.py", ""),
    ("nothing typed is printed or logged", "gui/a.py", "print('typed')"),
    ("nothing typed is printed or logged", "store/a.py", "import logging.handlers"),
    ("nothing typed is printed or logged", "store/a.py", "from traceback import format_exc\nformat_exc()"),
    (
        "nothing typed is printed or logged",
        "store/a.py",
        "import traceback\ntraceback.print_exception(typed)",
    ),
    ("nothing typed is printed or logged", "store/a.py", "import warnings\nwarnings.warn('typed')"),
    ("nothing typed is printed or logged", "app.py", "import sys\nsys.stderr.write('typed')"),
    (
        "nothing typed is printed or logged",
        "gui/a.py",
        "from PySide6.QtCore import qWarning\nqWarning('typed')",
    ),
    ("every event is declared", "gui/a.py", "from {p} import log\nlog.event('made-up')"),
    ("every event is declared", "gui/a.py", "from {p} import log\nlog.event(typed)"),
    ("nothing is held that Qt deletes unsaid", "gui/a.py", "row = layout.itemAt(0).widget()"),
    ("nothing is held that Qt deletes unsaid", "gui/a.py", "QCoreApplication.postEvent(widget, event)"),
]


def events() -> set[str]:
    from csa_desktop import log

    return set(log.EVENTS)


@pytest.mark.parametrize("rule", RULES)
def test_the_program_keeps_the_rule(rule: str) -> None:
    assert RULES[rule](PACKAGE, ROOT / PACKAGE) == []


@pytest.mark.parametrize(("rule", "file", "content"), BREAKERS)
def test_what_breaks_the_rule_is_found(
    rule: str, file: str, content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    sound, broken = plant(tmp_path / f"sound_{tmp_path.name}", file), plant(tmp_path / tmp_path.name, file)
    path = broken / file
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(content.replace("{p}", broken.name), encoding="utf-8")
    assert RULES[rule](sound.name, sound) == []
    assert RULES[rule](broken.name, broken) != []


def plant(folder: Path, file: str) -> Path:
    """A package with every room of the program and nothing in them; the room `file` is a module."""
    for room in (room for layer in layers() for room in layer):
        single = file == f"{room}.py" or (ROOT / PACKAGE / f"{room}.py").exists()
        place = folder / f"{room}.py" if single else folder / room / "__init__.py"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    (folder / "__init__.py").touch()
    return folder


def test_every_room_has_its_layer() -> None:
    assert rooms(ROOT / PACKAGE) <= {room for layer in layers() for room in layer}
