"""Ways to lie in a bundle: each takes a true one apart and leaves something in it that is not so."""

import base64
import contextlib
import json

from csa_desktop.store import log
from tests.exchange.lies import raw

LONG = "x" * 1_000_000
DEEP = raw("[" * 3000 + "]" * 3000)
HALF = raw('"half a pair \\ud83d"')
VALUES = [
    None, True, False, -1, 0, 1, 2, 2**31, 2**53, 2**63, 2**64, -(2**63) - 1, 10**300, 1.5, -0.0,
    "", "0", "x", "a\x00b", "\u202e😀", LONG, "../../etc", [], {}, [[]], [None], ["a"], [1], {"a": 1},
    {"": []}, raw("NaN"), raw("Infinity"), raw("1e999"), raw("9" * 5000), DEEP, HALF, raw('{"a":1,"a":2}'),
    raw("tru"),
]  # fmt: skip
WORDS = [
    "",
    "x",
    "device",
    "statement",
    "case",
    "source",
    "assessment",
    "export",
    "piece",
    "change",
    "no-such-table",
]
OPS = ["write", "delete", "erase", "", "rewrite", "WRITE"]
BODIES = [
    "", "{}", "[]", "null", "{", '{"text":null}', '{"text":1}', '{"text":["a"]}', '{"text":true}',
    '{"groups":"a"}', '{"groups":[1]}', '{"groups":["a",["b"]]}', '{"jar":1}', '{"jar":"yes"}',
    '{"text":1.0}', '{"text":NaN}', '{"text":"\\ud800"}', '{"text":"a\\u0000b"}', '{"nothing":"x"}',
    '{"text":"a","text":"b"}', '{"text":{"a":{}}}', '{"text":' + "[" * 900 + "]" * 900 + "}",
    '{"text":' + "9" * 400 + "}", '{"id":"x"}', '{"pk":7}', '{"assessment":"x"}',
    '{"year":9223372036854775808}',
]  # fmt: skip
BASES = [
    "", "{}", "[]", "{", '{"text":["x"]}', '{"text":[]}', '{"no":[]}', '{"text":{}}', '{"text":[1]}',
    '{"text":["\\ud800"]}', '{"text":' + "[" * 900 + "]" * 900 + "}",
]  # fmt: skip


# Anywhere


def a_value_of_another_kind(lie, chance):
    """Something somewhere in the manifest or a change is something else; hashes are left as they were."""
    where, key = _anywhere(chance.choice([lie.manifest, lie.manifest, *lie.changes]), chance)
    where[key] = chance.choice(VALUES)


def a_key_more_or_less(lie, chance):
    where, key = _anywhere(chance.choice([lie.manifest, *lie.changes]), chance)
    if isinstance(where, dict) and chance.random() < 0.5:
        where[chance.choice(["format", "x", "", "id"])] = chance.choice(VALUES)
    elif chance.random() < 0.5:
        del where[key]
    elif isinstance(where, list):
        where.insert(chance.randrange(len(where) + 1), chance.choice(VALUES))


def _anywhere(start, chance):
    where = start
    while True:
        keys = list(where) if isinstance(where, dict) else list(range(len(where)))
        if not keys:
            return {"": where}, ""
        key = chance.choice(keys)
        if not isinstance(where[key], dict | list) or not where[key] or chance.random() < 0.2:
            return where, key
        where = where[key]


# The manifest


def counts_that_are_not_so(lie, chance):
    name = chance.choice(["changes", "statements", "cases", "year", "format"])
    lie.manifest[name] = chance.choice(
        [0, 1, len(lie.changes) - 1, len(lie.changes) + 1, 499_999, 2, -1, 2**70]
    )


def another_assessment(lie, chance):
    lie.manifest["assessment"] = chance.choice(["", "x", lie.other_assessment])
    if chance.random() < 0.5:
        for change in lie.changes:
            change["header"]["assessment"] = lie.manifest["assessment"]
        lie.resign()


def other_recipients(lie, chance):
    lie.manifest["recipients"] = chance.choice([[], ["x"], [lie.identity.device], ["x"] * 1000, "x", [1]])


def other_sender(lie, chance):
    lie.manifest["sender"] = chance.choice([lie.receiver, lie.victim, "", "x"])


def ends_that_are_not_so(lie, chance):
    end = [chance.choice([0, -1, 2**62, 2**64, 7]), chance.choice(["", "x", lie.changes[0]["id"], LONG])]
    lie.manifest["tips"][chance.choice([lie.receiver, lie.victim, "x", ""])] = chance.choice(
        [[], [end], end, [end] * 9]
    )


def signatures_that_are_not_so(lie, chance):
    how, change = chance.randrange(6), chance.choice(lie.changes)
    if how == 0:
        lie.manifest["attestations"] = []
    elif how == 1:
        lie.sign(chance.choice([lie.victim, lie.receiver, lie.identity.device, "x"]), change)
    elif how == 2 and lie.manifest["attestations"]:
        chance.choice(lie.manifest["attestations"])["signature"] = chance.choice(["", "0" * 128, "é", LONG])
    elif how == 3:
        lie.manifest["attestations"] *= chance.choice([2, 50])
    elif how == 4:
        for one in lie.manifest["attestations"]:
            one["number"] = chance.choice([0, 1, 2**60, 2**64])
    else:
        lie.sign(lie.identity.device, {"id": "x" * 64, "header": {"number": 3}})


# The log


def a_header_that_is_not_so(lie, chance):
    """One field of one change; what names the change is made anew."""
    header = chance.choice(lie.changes if chance.random() < 0.3 else lie.own)["header"]
    name = chance.choice(list(header))
    known = [c["id"] for c in lie.changes]
    rows = [c["header"]["row"] for c in lie.changes]
    header[name] = chance.choice(
        {
            "assessment": ["", "x", lie.other_assessment],
            "device": [lie.victim, lie.receiver, "", "x"],
            "number": [0, -1, 1, 2, header["number"] + 1, 2**53, 2**63, 2**64],
            "prev": ["", "x", *known],
            "lamport": [0, -1, 1, header["lamport"] + 1, header["lamport"] - 1, 2**53, 2**63],
            "tbl": WORDS,
            "row": ["", "x", lie.other_row, LONG, "a\x00b", *rows],
            "op": OPS,
            "schema_version": [0, -1, 2, 2**40, 2**63],
            "bases": [*BASES, json.dumps({"text": known})],
            "scope_case": ["x", *rows],
        }.get(name, ["", "x", LONG, "2031-01-01", "a\x00b", "do", "undo"])
    )  # fmt: skip
    lie.resign()


def a_text_that_is_not_so(lie, chance):
    change = chance.choice(lie.own)
    if chance.random() < 0.2:
        change["payload"] = chance.choice(
            [None, [], ["", ""], ["!", "{}"], ["é", "{}"], ["A" * 9999, "{}"], ["", "{}", ""]]
        )
    else:
        change["payload"] = [
            base64.b64encode(b"s" * chance.choice([0, 1, 16, 64])).decode(),
            chance.choice(BODIES),
        ]
    body = change["payload"] and change["payload"][-1]
    if chance.random() < 0.7 and body:
        with contextlib.suppress(ValueError, TypeError):
            change["header"]["bases"] = log.canonical({name: [] for name in json.loads(body)})
    lie.resign()


def more_of_ones_own(lie, chance):
    """A change that nobody made in the program, in a chain that is right."""
    rows = ["new", "x", "", lie.other_row, lie.other_assessment, *(c["header"]["row"] for c in lie.changes)]
    others = [
        ("device", {"device": lie.victim, "sign": lie.identity.sign}),
        ("device", {"device": lie.receiver, "sign": "x", "removed": True}),
    ]
    for _ in range(chance.choice([1, 1, 1, 2, 20])):
        table, said = chance.choice([*OWN, *OWN, *others])
        op = chance.choice(["write", "write", "write", "write", "erase", "delete"])
        where = {
            "tbl": table if chance.random() < 0.8 else chance.choice(OWN)[0],
            "row": chance.choice(rows),
            "op": op,
            "values": {"write": said, "erase": {"ground": "x"}, "delete": {}}[op],
        }
        lie.append(
            **where, **_rests_on(lie, chance, where), scope_case=chance.choice(["", "", "x", rows[-1]])
        )
    lie.resign()


OWN = [
    ("statement", {"text": "said"}), ("statement", {"text": "said\x00more"}), ("statement", {"text": ["a"]}),
    ("statement", {"kind": "finding", "groups": ["a"]}), ("statement", {"groups": "a"}), ("statement", {}),
    ("answer", {"value": ["a"]}), ("answer", {"value": "a"}), ("answer", {"value": 1}),
    ("source", {"sha256": "0" * 64}), ("source", {"size": 2**53}), ("source", {"size": 2**63}),
    ("case", {"code": "C-99"}), ("assessment", {"year": 2**63}), ("assessment", {"year": -(2**70)}),
    ("assessment", {"authority": "", "earlier": "x"}), ("citation", {"statement": "x", "page": -1}),
    ("device", {"removed": True, "last": "x"}), ("device", {"removed": True, "last": "9" * 5000}),
    ("device", {"last": "1:"}), ("device", {"sign": "00"}), ("device", {"device": "new", "sign": "x"}),
]  # fmt: skip


def _rests_on(lie, chance, where):
    """What the new change names as its bases, and its number of time; both right."""
    same = [
        c for c in lie.changes if (c["header"]["tbl"], c["header"]["row"]) == (where["tbl"], where["row"])
    ]
    named = [same[-1]["id"]] if same and chance.random() < 0.5 else []
    bases = {name: named for name in where["values"] if where["op"] == "write"}
    lamports = [c["header"]["lamport"] for c in (lie.own[-1], *(same[-1:] if named and bases else ()))]
    return {"bases": log.canonical(bases), "lamport": max(lamports) + 1}


def in_another_name(lie, chance):
    """A change of a laptop that did not make it, signed by the one that lies."""
    last = [c for c in lie.changes if c["header"]["device"] == lie.victim][-1]
    change = lie.append(tbl="statement", row="forged", op="write", values={"text": "I never said this"})
    change["header"] |= {
        "device": lie.victim,
        "number": last["header"]["number"] + 1,
        "prev": last["id"],
        "lamport": last["header"]["lamport"] + 1,
    }
    lie.resign()
    lie.sign(chance.choice([lie.identity.device, lie.victim]), change)


def other_order(lie, chance):
    how = chance.randrange(5)
    if how == 0:
        chance.shuffle(lie.changes)
    elif how == 1:
        del lie.changes[chance.randrange(len(lie.changes))]
    elif how == 2:
        lie.changes.append(chance.choice(lie.changes))
    elif how == 3:
        lie.changes *= 2
    else:
        lie.changes.clear()
    if chance.random() < 0.7:
        lie.manifest["changes"] = len(lie.changes)


# The documents, and what is around all of it


def documents_that_are_not_so(lie, chance):
    how = chance.randrange(9)
    listed = lie.manifest["documents"]
    if how == 0:
        listed[0]["size"] += chance.choice([1, -1, 5000, -(10**9), 2**40])
    elif how == 1:
        listed[0]["sha256"] = chance.choice(["0" * 64, "", "x", "A" * 64, 7])
    elif how == 2:
        lie.documents[0][1] = lie.documents[0][1][::-1] + b"x" * chance.randrange(2)
    elif how == 3:
        del lie.documents[0]
    elif how == 4:
        lie.documents[0][0] = chance.choice(
            [[], [[2, "", ""]], [[1, "", ""], [1, "", ""]], [[1, 2, 3]], [[2**64, "", ""]]]
        )
    elif how == 5:
        listed.append(dict(listed[0]))
    elif how == 6:
        listed.append({"sha256": "a" * 64, "size": 0})
        lie.documents.append([[], b""])
    elif how == 7:
        listed.clear()
    else:
        lie.documents[0][0] = [[1, LONG, HALF], [2, "", DEEP]]


def bytes_that_follow(lie, chance):
    lie.after = chance.choice([b"\n", b"\0", b"{}\n", b"x" * 100_000])


def a_newer_format(lie, chance):
    lie.manifest["format"] = chance.choice([2, 99, 2**70])
    if chance.random() < 0.5:
        lie.manifest["expiry"] = "2030-01-01"


LIES = (
    a_value_of_another_kind, a_value_of_another_kind, a_key_more_or_less, counts_that_are_not_so,
    another_assessment, other_recipients, other_sender, ends_that_are_not_so, signatures_that_are_not_so,
    a_header_that_is_not_so,
    a_header_that_is_not_so, a_text_that_is_not_so, a_text_that_is_not_so, more_of_ones_own, more_of_ones_own,
    in_another_name, other_order, documents_that_are_not_so, bytes_that_follow, a_newer_format,
)  # fmt: skip
