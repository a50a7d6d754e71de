"""The worked example as the tests see it: its texts, its files, its notebook as a trail."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from csa_desktop import paths
from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.example import PASSPHRASE
from csa_desktop.frameworks.packs import load_pack
from csa_desktop.reports.example_documents import About, read, render
from tests.example.built import command

FOLDER = paths.resources_folder() / "example"
BESIDE = ("key", "cites", "on", "against")
HERE = "sharpston"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example as its command builds it: once, also where tests run on several cores."""
    root = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        root = root.parent
    folder, whole = root / "worked-example", root / "worked-example.whole"
    with FileLock(root / "worked-example.lock"):
        if not whole.exists():
            done = command("example", str(folder))
            assert done.returncode == 0, done.stderr
            assert PASSPHRASE in done.stdout
            whole.touch()
    return folder


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    files = sorted((FOLDER / "documents").glob("*.md"))
    return {path.stem: path.read_text(encoding="utf-8") for path in files}


@pytest.fixture(scope="session")
def abouts(texts: dict[str, str]) -> dict[str, About]:
    return {key: read(text)[0] for key, text in texts.items()}


@pytest.fixture(scope="session")
def files(texts: dict[str, str], abouts: dict[str, About]) -> dict[str, bytes]:
    return {key: render(text) for key, text in texts.items() if abouts[key].format}


@pytest.fixture(scope="session")
def notebook() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "notebook.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def letter() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "letter.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pack(notebook: dict[str, Any]) -> Pack:
    return load_pack(paths.forms_folder() / notebook["assessment"]["pack"])


@pytest.fixture(scope="session")
def trail(notebook: dict[str, Any], abouts: dict[str, About]) -> Trail:
    """The notebook as it reads once it is kept; ids are the keys."""
    statements = {s["key"]: _statement(at, s) for at, s in enumerate(notebook["statement"])}
    return Trail(
        v.Rows(
            assessment=v.Assessment(HERE, "apa-2005", 1, "Sharpston", "", 2005, ""),
            members=tuple(_member(member) for member in notebook["member"]),
            sources=tuple(_source(about) for about in abouts.values()),
            statements=tuple(statements.values()),
            citations=tuple(_citations(notebook["statement"])),
            supports=tuple(_supports(notebook["statement"], statements)),
            answers=tuple(_answers(notebook)),
            agreements=tuple(_agreements(notebook, statements)),
        )
    )


def _statement(at: int, said: Mapping[str, Any]) -> v.Statement:
    fields = {name: value for name, value in said.items() if name not in BESIDE}
    fields["groups"] = tuple(fields.get("groups", ()))
    return v.Statement(id=said["key"], assessment=HERE, position=f"{at:05}", **fields)


def _member(said: Mapping[str, Any]) -> v.Member:
    return v.Member(said["key"], HERE, said["name"], said["role"], said["organisation"], said["lead"])


def _source(about: About) -> v.Source:
    return v.Source(
        about.key, HERE, about.kind, about.title, about.state, about.admissible or "yes", about.reason,
        about.dated, about.provenance, about.key if about.format else "", about.format, 0, 0, "",
    )  # fmt: skip


def _citations(statements: list[dict[str, Any]]) -> list[v.Citation]:
    return [
        v.Citation(f"{s['key']}:{at}", HERE, s["key"], c["document"], 1, at, at, c["words"], c["document"])
        for s in statements
        for at, c in enumerate(s.get("cites", ()))
    ]


def _supports(said: list[dict[str, Any]], statements: Mapping[str, v.Statement]) -> list[v.Support]:
    return [
        v.Support(f"{s['key']}>{on}", HERE, s["key"], on, relation, statements[on].version)
        for s in said
        for name, relation in (("on", v.SUPPORTS), ("against", v.CONTRADICTS))
        for on in s.get(name, ())
    ]


def _answers(said: Mapping[str, Any]) -> list[v.Answer]:
    found = [("none-found", n["subject"], n["sign"], "yes") for n in said["none_found"]]
    found += [("flag", f["flag"], f["judgement"], f["text"]) for f in said["flag_answer"]]
    found += [("challenge", c["statement"], c["prompt"], c["text"]) for c in said["challenge_answer"]]
    return [v.Answer("|".join(a[:3]), HERE, *a) for a in found]


def _agreements(said: Mapping[str, Any], statements: Mapping[str, v.Statement]) -> list[v.Agreement]:
    return [
        v.Agreement(f"{a['statement']}:{m}", HERE, a["statement"], m, statements[a["statement"]].version, "")
        for a in said["agreement"]
        for m in a["members"]
    ]


def handbook() -> Path:
    """The handbook's text, where it lies beside the project; skips where it does not."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    found = next(iter(sorted(folder.glob("003_*.txt"))), None)
    if found is None:
        pytest.skip("the handbook's text (../shared/seeds) is not on this machine")
    return found


@pytest.fixture(scope="session")
def handbook_lines() -> list[str]:
    return handbook().read_text(encoding="utf-8").split("\n")
