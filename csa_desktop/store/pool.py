"""The pool of children that a sample is drawn from: local, and only as hashes under this laptop's secret."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from csa_desktop.store import local

_SETTING = "children-secret"
TABLES = ("pool_entry", "pool_link", "child_name")
_ADD = text(
    "INSERT INTO pool_entry (assessment, kind, mark, listing, facts)"
    " VALUES (:assessment, :kind, :mark, :listing, :facts)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one kind of list says of one child; `facts` are texts, numbers and lists of texts."""

    mark: str
    kind: str
    listing: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Said:
    """What a list says of a child under its identifier, which goes no further than to be hashed."""

    identifier: str = field(repr=False)
    name: str = field(repr=False)
    listing: str
    facts: Mapping[str, object]


def secret(connection: Connection) -> bytes:
    """This laptop's secret for hashes of identifiers; made where there is none, so the door must be open."""
    kept = local.get_setting(connection, _SETTING)
    if not kept:
        kept = secrets.token_hex(32)
        local.put_setting(connection, _SETTING, kept)
    return bytes.fromhex(kept)


def mark(key: bytes, assessment: str, identifier: str) -> str:
    """What stands for a child's identifier: nobody without the secret can go back or try it out."""
    return hmac.new(key, f"{assessment}\x1f{identifier}".encode(), hashlib.sha256).hexdigest()


def bring_in(
    connection: Connection, assessment: str, lists: Mapping[str, Iterable[Said]], *, with_names: bool
) -> None:
    """Let each kind of list say this from now on; names are kept only where they are asked for."""
    key = secret(connection)
    for kind, said in lists.items():
        found, named = [], {}
        for each in said:
            child = mark(key, assessment, each.identifier)
            found.append(Entry(child, kind, each.listing, each.facts))
            if with_names and each.name:
                named[child] = each.name
        replace_list(connection, assessment, kind, found)
        keep_names(connection, assessment, named)


def replace_list(connection: Connection, assessment: str, kind: str, entries: Iterable[Entry]) -> None:
    """Let one kind of list say this from now on: a corrected list takes the place of the one before."""
    connection.execute(
        text("DELETE FROM pool_entry WHERE assessment = :a AND kind = :k"), {"a": assessment, "k": kind}
    )
    rows = [
        {
            "assessment": assessment,
            "kind": kind,
            "mark": entry.mark,
            "listing": entry.listing,
            "facts": json.dumps(entry.facts, ensure_ascii=False),
        }
        for entry in entries
    ]
    if rows:
        connection.execute(_ADD, rows)


def count(connection: Connection, assessment: str) -> int:
    """How many entries all lists have."""
    found = connection.execute(
        text("SELECT count(*) FROM pool_entry WHERE assessment = :a"), {"a": assessment}
    )
    return int(found.scalar() or 0)


def entries(connection: Connection, assessment: str) -> Iterator[Entry]:
    """What all lists say, child by child."""
    found = connection.execute(
        text("SELECT mark, kind, listing, facts FROM pool_entry WHERE assessment = :a ORDER BY mark, kind"),
        {"a": assessment},
    )
    for child, kind, listing, facts in found:
        yield Entry(child, kind, listing, json.loads(facts))


def links(connection: Connection, assessment: str) -> dict[str, str]:
    """The case of each child that is in the sample, by the child's mark."""
    found = connection.execute(
        text('SELECT mark, "case" FROM pool_link WHERE assessment = :a'), {"a": assessment}
    )
    return {str(child): str(said) for child, said in found}


def link(connection: Connection, assessment: str, child: str, case: str) -> None:
    """Remember which child a case is."""
    link_all(connection, assessment, {child: case})


def link_all(connection: Connection, assessment: str, cases: Mapping[str, str]) -> None:
    """Remember which case each child is, by the child's mark, in place of what was said of it before."""
    rows = [{"a": assessment, "m": child, "c": case} for child, case in cases.items()]
    if rows:
        connection.execute(text("DELETE FROM pool_link WHERE assessment = :a AND mark = :m"), rows)
        connection.execute(text('INSERT INTO pool_link (assessment, mark, "case") VALUES (:a, :m, :c)'), rows)


def keep_names(connection: Connection, assessment: str, names: Mapping[str, str]) -> None:
    """Keep the key from children to names, because the inspector asked for it."""
    rows = [{"a": assessment, "m": child, "n": name} for child, name in names.items()]
    if rows:
        connection.execute(text("DELETE FROM child_name WHERE assessment = :a AND mark = :m"), rows)
        connection.execute(text("INSERT INTO child_name (assessment, mark, name) VALUES (:a, :m, :n)"), rows)


def names(connection: Connection, assessment: str) -> dict[str, str]:
    """The names that were asked for, by the child's mark."""
    found = connection.execute(
        text("SELECT mark, name FROM child_name WHERE assessment = :a"), {"a": assessment}
    )
    return {str(child): str(said) for child, said in found}


def name_of_case(connection: Connection, assessment: str, case: str) -> str:
    """The name that the key has for the child of a case; empty where it has none."""
    found = connection.execute(
        text(
            "SELECT name FROM child_name n JOIN pool_link l USING (assessment, mark)"
            ' WHERE assessment = :a AND l."case" = :c'
        ),
        {"a": assessment, "c": case},
    )
    return str(found.scalar() or "")


def has_names(connection: Connection, assessment: str) -> bool:
    """Whether any name is kept."""
    found = connection.execute(
        text("SELECT 1 FROM child_name WHERE assessment = :a LIMIT 1"), {"a": assessment}
    )
    return found.scalar() is not None


def forget_names(connection: Connection, assessment: str) -> None:
    """Let go of every name."""
    connection.execute(text("DELETE FROM child_name WHERE assessment = :a"), {"a": assessment})


def forget(connection: Connection, assessment: str, child: str) -> None:
    """Let go of everything about one child."""
    for table in TABLES:
        connection.execute(
            text(f"DELETE FROM {table} WHERE assessment = :a AND mark = :m"),
            {"a": assessment, "m": child},
        )


def forget_case(connection: Connection, assessment: str, case: str) -> None:
    """Let go of everything about the child whose case this is."""
    found = connection.execute(
        text('SELECT mark FROM pool_link WHERE assessment = :a AND "case" = :c'), {"a": assessment, "c": case}
    )
    for child in found.scalars().all():
        forget(connection, assessment, child)
