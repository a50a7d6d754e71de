"""A coverage-guided fuzz target for the inside of a bundle.

    python -m tests.exchange.fuzz_content [--planted] CORPUS [options of libFuzzer]

Whatever the bytes are, they are read as a bundle or refused with NotTakenError; all else is a crash, and then
libFuzzer leaves them in the folder CORPUS, where a few true ones are put first. With --planted the reader
has a defect that has to be found.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["csa_desktop.exchange", "csa_desktop.store"]):
    from csa_desktop.exchange import unpacking
    from csa_desktop.exchange.content import Attested, Document, Manifest, write
    from csa_desktop.store import admit, log, weighing
    from csa_desktop.store.log import Header
    from csa_desktop.store.weighing import Erased, Incoming, NotTakenError

WORDS = ["format", "changes", "header", "payload", "documents", "tips", "bases", "write", "erase", "case"]
WORDS += [
    "\\ud83d",
    "\\u0000",
    "NaN",
    "1e999",
    "9007199254740993",
    "null",
    "[[[[[[[[",
    '{"":',
    '"groups":["',
    "\n",
]


class Nothing:
    """A log with nothing in it."""

    def place(self, change):
        return None

    def at(self, chain, number):
        return ()


def read_whole(data):
    """Read the bytes as far as they go, and ask of each change what would be asked before it is taken."""
    try:
        found = unpacking.read(iter([data[at : at + 4096] for at in range(0, len(data), 4096)]))
        for change in found.changes:
            admit._demand_readable(change, Erased(frozenset()))
        weighing.weigh(Nothing(), found.changes, {})
        for _ in found.documents():
            pass
    except NotTakenError:
        return


def change(number, prev, tbl, values):
    payload = log.seal(values)
    bases = log.canonical({name: [] for name in values})
    told = ("a", "d", number, prev, number, "2026-11-22", "p", "c", "Write", "do", "", "", tbl, f"r{number}")
    header = Header(*told, log.WRITE, 1, bases, payload.hash)
    return Incoming(log.change_id(header), header, payload)


def seeds():
    """A few true ones."""
    first = change(1, "", "statement", {"text": "The register fell.", "jar": True, "groups": ["a"]})
    second = change(2, first.id, "source", {"title": "Briefing", "sha256": "0" * 64, "size": 3})
    named = ("b", "a", "Sharpston", "APA", 2005, "OFFICIAL", "d", ("e",), "2026-11-22")
    tips, signed = {"d": ((2, second.id),)}, (Attested("d", 2, second.id, "00"),)
    for changes, documents in (((), ()), ((first,), ()), ((first, second), (Document("0" * 64, 3),))):
        manifest = Manifest(*named, tips, signed, len(changes), documents, 1, 0)
        yield b"".join(write(manifest, changes, [(((1, "1", "word"),), [b"abc"]) for _ in documents]))


def main(arguments):
    if planted := arguments[0] == "--planted":
        unpacking._demand = lambda true: None
    corpus = Path(arguments[planted])
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = corpus.with_suffix(".dict")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS))
    options = [f"-dict={words}", f"-artifact_prefix={corpus}/", *arguments[planted + 1 :]]
    atheris.Setup([sys.argv[0], str(corpus), *options], read_whole)
    atheris.Fuzz()


def _escaped(word):
    """As libFuzzer's dictionaries have it."""
    return "".join(c if c.isalnum() else f"\\x{ord(c):02x}" for c in word)


if __name__ == "__main__":
    main(sys.argv[1:])
