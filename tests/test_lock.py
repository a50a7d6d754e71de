"""The locks: exactly these files, from anywhere, and nothing that may not be shipped."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("runtime", "dev", "bench")
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

PERMISSIVE = (
    *("MIT", "MIT-0", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "0BSD"),
    *("PSF-2.0", "Zlib", "HPND", "Unlicense"),
)
BESIDE_MIT = {
    *PERMISSIVE,
    "CC0-1.0",  # given to the public
    "MPL-2.0",  # asks only that its own files stay under it
    "LGPL",  # separate libraries, shipped unchanged, which a person can replace
}
SPELLINGS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL",
    "LGPL-3.0-only": "LGPL",
}
READ_BY_HAND = {
    "atheris": "Apache-2.0",  # states it only in its licence file
    "bagit": "CC0-1.0",  # its classifier says "Public Domain", and no licence of the list
    "pyrage": "MIT",  # states it only in its licence file
    "sqlcipher3": "Zlib",  # states it only in its licence file; SQLCipher inside is BSD-3-Clause
    "pypdfium2": "BSD-3-Clause",  # or Apache-2.0; PDFium and what is in it are permissive, texts included
    "pywin32-ctypes": "BSD-3-Clause",  # on Windows alone
    "colorama": "BSD-3-Clause",  # on Windows alone
}


def pins(name: str) -> dict[str, str]:
    """Each package of a lock by its canonical name, with its lines."""
    text = (ROOT / "locks" / f"{name}.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=\w)", text, flags=re.MULTILINE)
    return {canonicalize_name(block.split("==")[0]): block for block in blocks if block.strip()}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_one_version_with_its_hashes_and_no_address(lock: str) -> None:
    hashed = re.compile(r"[\w.-]+==[\w.+!-]+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+")
    for name, block in pins(lock).items():
        assert hashed.fullmatch(block), name
        assert not re.search(r"https?:|ftp:|file:|//|@|--(extra-)?index|--find-links", block), name


def test_no_package_is_locked_twice() -> None:
    locked = [name for lock in LOCKS for name in pins(lock)]
    assert sorted(locked) == sorted(set(locked))


def test_everything_that_is_declared_is_locked() -> None:
    for lock, declared in (
        ("runtime", DECLARED["project"]["dependencies"]),
        ("dev", DECLARED["dependency-groups"]["dev"]),
        ("bench", DECLARED["dependency-groups"]["bench"]),
    ):
        for wanted in map(Requirement, declared):
            block = pins(lock)[canonicalize_name(wanted.name)]
            version = re.split(r"[ \\;]", block.split("==")[1])[0]
            assert wanted.specifier.contains(version), f"{wanted} is locked as {version}: python3 dev.py lock"


def test_everything_that_is_imported_is_declared() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in DECLARED["project"]["dependencies"]}
    from_whom = importlib.metadata.packages_distributions()
    for name in imported() - {"csa_desktop", *sys.stdlib_module_names}:
        owners = {canonicalize_name(owner) for owner in from_whom.get(name, [])}
        assert owners & declared, f"{name} is imported and not declared in pyproject.toml"


def test_everything_that_is_declared_is_imported() -> None:
    used = imported()
    of_whom: dict[str, set[str]] = {}
    for module, owners in importlib.metadata.packages_distributions().items():
        for owner in owners:
            of_whom.setdefault(canonicalize_name(owner), set()).add(module)
    declared = [canonicalize_name(Requirement(line).name) for line in DECLARED["project"]["dependencies"]]
    assert [name for name in declared if not of_whom[name] & used] == []


def imported() -> set[str]:
    """The first name of every import in the program."""
    found = set()
    for path in (ROOT / "csa_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_every_licence_may_be_shipped_beside_mit(lock: str) -> None:
    refused = {name: licence(name) for name in pins(lock) if not allowed(licence(name))}
    assert refused == {}


def test_a_licence_that_may_not_be_shipped_is_refused() -> None:
    assert not any(
        map(allowed, ["AGPL-3.0-or-later", "GPL-3.0-only", "MIT AND GPL-2.0-only", "", "Proprietary"])
    )
    assert all(map(allowed, ["MIT", "GPL-3.0-only OR MIT", "LGPL-3.0-only OR GPL-2.0-only", "(MIT AND BSD)"]))


def test_the_agpl_stays_in_the_benchmark() -> None:
    assert "anki" in pins("bench")
    assert "anki" not in {*pins("runtime"), *pins("dev")}


def licence(name: str) -> str:
    """What a package says its licence is, as an expression of short names."""
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    about = importlib.metadata.metadata(name)
    stated = about.get("License-Expression") or ""
    classified = [
        c.rsplit(" :: ", 1)[-1] for c in about.get_all("Classifier") or [] if "OSI Approved ::" in c
    ]
    return stated or " AND ".join(classified) or about.get("License") or ""


def allowed(expression: str) -> bool:
    """True where at least one choice of the expression is of licences that may be shipped."""
    choices = (re.sub(r"^\((.*)\)$", r"\1", choice).split(" AND ") for choice in expression.split(" OR "))
    return any(all(SPELLINGS.get(part, part) in BESIDE_MIT for part in choice) for choice in choices)
