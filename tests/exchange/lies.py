"""Bundles as a confirmed colleague who lies could write them: a true one, changed in every way it can be.

A lie is the plain content of a bundle taken apart. After a change of the log its hashes and the colleague's
own signatures are made anew, so that nothing but the lie itself can be what is noticed.
"""

import base64
import hashlib
import io
import json
from dataclasses import dataclass
from itertools import islice

from csa_desktop.exchange import content, envelope, trust
from csa_desktop.exchange.identity import Identity
from csa_desktop.store import log
from csa_desktop.store.log import Header

FIELDS = Header.__slots__


@dataclass
class Lie:
    """The content of a bundle, taken apart, and the keys of whoever signs it."""

    identity: Identity
    manifest: dict
    changes: list
    """Each {"id", "header": {field: value}, "payload": [salt, body] or None}."""
    documents: list
    """Each [pages, bytes]."""
    after: bytes = b""

    @classmethod
    def of(cls, identity, pieces):
        lines = io.BytesIO(b"".join(pieces))
        manifest = json.loads(lines.readline())
        changes = [json.loads(lines.readline()) for _ in range(manifest["changes"])]
        for change in changes:
            change["header"] = dict(zip(FIELDS, change["header"], strict=True))
        documents = []
        for document in manifest["documents"]:
            count = json.loads(lines.readline())
            documents.append(
                [[json.loads(line) for line in islice(lines, count)], lines.read(document["size"])]
            )
        return cls(identity, manifest, changes, documents)

    def copy(self):
        manifest, changes = json.loads(json.dumps([self.manifest, self.changes]))
        return Lie(self.identity, manifest, changes, [[list(p), d] for p, d in self.documents], self.after)

    @property
    def own(self):
        """The changes of the laptop that lies."""
        return [c for c in self.changes if c["header"]["device"] == self.identity.device]

    def resign(self, counted=True):
        """Let hashes, what names them and the liar's own signature fit what the changes say now."""
        named = {}
        for change in self.changes:
            header = change["header"]
            header["prev"] = named.get(header["prev"], header["prev"])
            if isinstance(header["bases"], str):
                for old, new in named.items():
                    header["bases"] = header["bases"].replace(old, new)
            if isinstance(change["payload"], list) and len(change["payload"]) == 2:
                salt, body = change["payload"]
                if isinstance(body, str) and isinstance(salt, str):
                    header["payload_hash"] = _hash(salt, body)
            named[change["id"]] = change["id"] = _id(header)
        if counted:
            self.manifest["changes"] = len(self.changes)
        self.attest()
        return self

    def attest(self):
        """Sign the newest of one's own changes, and leave the signatures of others as they came."""
        others = [a for a in self.manifest["attestations"] if a["device"] != self.identity.device]
        ids = {c["id"] for c in self.changes}
        self.manifest["attestations"] = [a for a in others if a["change"] in ids]
        for last in self.own[-1:]:
            self.sign(self.identity.device, last)

    def sign(self, device, change):
        """A signature of the liar's own, in whatever name."""
        header = change["header"]
        number = header["number"] if type(header["number"]) is int else 1
        said = trust._signed(self.manifest["assessment"], device, number, change["id"])
        signature = self.identity.signed(said)
        one = {"device": device, "number": number, "change": change["id"], "signature": signature}
        self.manifest["attestations"].append(one)

    def append(self, **header):
        """One more change at the end of the liar's chain; what is not said is as in the last one."""
        values = header.pop("values", None)
        last = (self.own or self.changes)[-1]
        made = {**last["header"], "prev": last["id"], "number": last["header"]["number"] + 1, "bases": "{}"}
        made |= {"lamport": last["header"]["lamport"] + 1, "scope_case": "", **header}
        payload = log.seal(values or {})
        change = {
            "id": f"new-{len(self.changes)}",
            "header": made,
            "payload": [base64.b64encode(payload.salt).decode(), payload.body],
        }
        if values and "bases" not in header:
            made["bases"] = log.canonical({name: [] for name in values})
        self.changes.append(change)
        return change

    def plain(self):
        """The content as bytes."""
        lines = [self.manifest]
        for change in self.changes:
            header = change["header"]
            listed = list(header.values()) if isinstance(header, dict) else header
            lines.append({**change, "header": listed})
        parts = [_written(line) for line in lines]
        for pages, data in self.documents:
            parts += [_written(len(pages)), *map(_written, pages), data]
        return b"".join(parts) + self.after

    def sealed(self, boxes):
        """The bundle's file."""
        out = io.BytesIO()
        envelope.write(iter([self.plain()]), self.identity, boxes, out)
        return out.getvalue()


def _written(said):
    text = json.dumps(said, separators=(",", ":"), default=str)
    if '"\\u0001raw:' in text:
        parts = text.split('"\\u0001raw:')
        text = parts[0] + "".join(
            json.loads(f'"{part[: _end(part)]}"') + part[_end(part) + 1 :] for part in parts[1:]
        )
    return text.encode("utf-8", "surrogatepass") + b"\n"


def raw(text):
    """Something that is no JSON value of Python's, to be put in as it is."""
    return "\x01raw:" + text


def _end(part):
    at = 0
    while part[at] != '"':
        at += 2 if part[at] == "\\" else 1
    return at


def _hash(salt, body):
    try:
        return hashlib.sha256(base64.b64decode(salt) + body.encode("utf-8", "surrogatepass")).hexdigest()
    except ValueError:
        return "0" * 64


def _id(header):
    said = log.canonical(header).encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).hexdigest()


def true_content(store, outgoing, sharing):
    """The pieces of the bundle that the store would write."""
    documents = sharing._bytes_of(store, outgoing.manifest.documents)
    return content.write(outgoing.manifest, outgoing.changes, documents)
