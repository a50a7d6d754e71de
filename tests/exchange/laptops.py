"""Laptops that exchange changes: one with its log in memory, one with a real store; both do the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from csa_desktop.domain.values import new_id
from csa_desktop.store import admit, log, parted, sending, weighing
from csa_desktop.store.door import current_heads, values_of
from csa_desktop.store.heads import heads_of
from csa_desktop.store.log import DELETE, ERASE, WRITE, Edit, Header
from csa_desktop.store.project import added_up
from csa_desktop.store.weighing import Incoming, MissingError, Place
from tests.made_store import new_store

ASSESSMENT = "a0000000-0000-4000-8000-000000000001"
TABLE = "statement"
LINK = "citation"
CASE_FIELD = "case"


def table_of(row):
    """Links have ids that begin with an h."""
    return LINK if row.startswith("h") else TABLE


def certified(changes: Iterable[Incoming]) -> dict:
    found: dict = {}
    for change in changes:
        found.setdefault(change.chain, []).append(change.id)
    return found


@dataclass
class MemoryLaptop:
    """A log in memory, over the pure functions of the store."""

    device: str
    log: dict[str, Incoming] = field(default_factory=dict)
    last: Incoming | None = None
    clock: str = "2012-01-01"

    # As weighing asks

    def place(self, change):
        return self.log[change].place if change in self.log else None

    def at(self, chain, number):
        return tuple(c.id for c in self.log.values() if c.chain == chain and c.header.number == number)

    # What a person does

    def heads(self, row):
        changes = [(c.id, c.header.bases_by_field()) for c in self.log.values() if c.header.row == row]
        return heads_of(changes)

    def write(self, row, values, seen):
        if not self.is_erased(row):
            self._append(row, WRITE, {name: seen.get(name, ()) for name in values}, values)

    def delete(self, row, seen):
        """With what hangs on it, as the door does."""
        if seen and not self.is_erased(row):
            self._append(row, DELETE, seen, {})
            for link in self.links_on(row):
                self._append(link, DELETE, self.heads(link), {})

    def link(self, link, row):
        self._append(link, WRITE, {"statement": ()}, {"statement": row})

    def links(self):
        """Link -> the row that it names, of every link that stands."""
        wrote = [c for c in self.log.values() if c.header.tbl == LINK and c.header.op == WRITE]
        return {
            c.header.row: log.unseal(c.payload.body, c.header.schema_version, LINK)["statement"]
            for c in wrote
            if c.id in self.heads(c.header.row)["statement"]
        }

    def links_on(self, row):
        return sorted(link for link, of in self.links().items() if of == row)

    def asked(self):
        """The removed rows on which something hangs."""
        shown = {row for row, _ in self.shown()}
        removed = {c.header.row for c in self.log.values() if c.header.op == DELETE}
        return {row for row in self.links().values() if row in removed - shown and not self.is_erased(row)}

    def erase(self, row):
        if self.heads(row) and not self.is_erased(row):
            self._append(row, ERASE, self.heads(row), {"ground": "asked"})
            self._drop()

    def is_erased(self, row):
        return any(c.header.row == row and c.header.op == ERASE for c in self.log.values())

    def _append(self, row, op, bases, values):
        payload = log.seal(values)
        named = {base for ids in bases.values() for base in ids}
        lamports = [
            self.last.header.lamport if self.last else 0,
            *(self.log[b].header.lamport for b in named),
        ]
        header = Header(
            assessment=ASSESSMENT,
            device=self.device,
            number=self.last.header.number + 1 if self.last else 1,
            prev=self.last.id if self.last else "",
            lamport=max(lamports) + 1,
            wall=self.clock,
            author="",
            command=new_id(),
            label="Write",
            act="do",
            undoes="",
            scope_case="",
            tbl=table_of(row),
            row=row,
            op=op,
            schema_version=log.SCHEMA_VERSION,
            bases=log.canonical({name: sorted(ids) for name, ids in bases.items()}),
            payload_hash=payload.hash,
        )
        self.last = Incoming(log.change_id(header), header, payload)
        self.log[self.last.id] = self.last

    # Exchange

    def tips(self):
        before = {c.header.prev for c in self.log.values()}
        ends: dict = {}
        for change in self.log.values():
            if change.id not in before:
                ends.setdefault(change.header.device, []).append((change.header.number, change.id))
        return ends

    def lacking(self, have):
        theirs = set()
        for ends in have.values():
            for _, here in ends:
                while here in self.log and here not in theirs:
                    theirs.add(here)
                    here = self.log[here].header.prev
        return [change for change in self.log.values() if change.id not in theirs]

    def receive(self, changes):
        weighed = weighing.weigh(self, changes, certified(changes))
        for change in weighed.new:
            self.log[change.id] = change
        self._drop()

    def _drop(self):
        rows = {(c.header.tbl, c.header.row) for c in self.log.values() if c.header.op == ERASE}
        gone = weighing.Erased(frozenset(rows))
        for change in list(self.log.values()):
            if gone.covers(change.header):
                self.log[change.id] = replace(change, payload=None)

    # What is seen

    def shown(self):
        """(row, field) -> every value that stands there, the shown one first."""
        rows = sorted({c.header.row for c in self.log.values() if c.header.tbl == TABLE})
        return {key: values for row in rows for key, values in self._of_row(row)}

    def _of_row(self, row):
        said = {
            c.id: log.unseal(c.payload.body, c.header.schema_version, TABLE)
            for c in self.log.values()
            if c.header.row == row and c.header.op == WRITE and c.payload
        }
        heads = {name: sorted(ids) for name, ids in self.heads(row).items()}
        first = added_up(TABLE, [(n, c) for n, ids in sorted(heads.items()) for c in ids], said) or {}
        for name, ids in heads.items():
            values = [said[c][name] for c in ids if c in said and name in said[c]]
            if values:
                yield (row, name), (first[name], *sorted(set(values) - {first[name]}))

    def copy(self):
        """As the laptop is now; for a laptop that is cloned, or put back from a backup."""
        return MemoryLaptop(self.device, dict(self.log), self.last, self.clock)

    def renew(self):
        """A new device identity, as after a backup was restored."""
        self.device, self.last = new_id(), None

    def close(self):
        pass


class StoreLaptop:
    """A real store."""

    def __init__(self, folder):
        self.store = new_store(folder)
        self.store.introduce(folder.name)

    @property
    def device(self):
        return self.store.device

    def heads(self, row):
        with self.store.reading() as connection:
            return current_heads(connection, TABLE, row)

    def write(self, row, values, seen):
        self._record(Edit(TABLE, row, values, {name: seen.get(name, ()) for name in values}), row)

    def delete(self, row, seen):
        if seen:
            self._record(Edit(TABLE, row, seen=seen, delete=True), row)

    def link(self, link, row):
        self._record(Edit(LINK, link, {"statement": row}), link)

    def links(self):
        with self.store.reading() as connection:
            return dict(connection.exec_driver_sql(f"SELECT id, statement FROM {LINK}").all())

    def links_on(self, row):
        return sorted(link for link, of in self.links().items() if of == row)

    def asked(self):
        with self.store.reading() as connection:
            return {row for _, row, name in parted.conflicts(connection) if not name}

    def _record(self, edit, row):
        if not self.is_erased(row):
            self.store.record("Write", [edit], assessment=ASSESSMENT)

    def erase(self, row):
        if self.heads(row) and not self.is_erased(row):
            self.store.erase([(TABLE, row)], assessment=ASSESSMENT, ground="asked")

    def is_erased(self, row):
        with self.store.reading() as connection:
            from csa_desktop.store.scope import is_erased

            return is_erased(connection, TABLE, row)

    def tips(self):
        with self.store.reading() as connection:
            return sending.tips(connection, ASSESSMENT)

    def lacking(self, have):
        with self.store.reading() as connection:
            return list(sending.lacking(connection, ASSESSMENT, have))

    def receive(self, changes):
        with self.store.reading() as connection:
            weighed = admit.look(connection, changes, certified(changes))
        self.store.admit(weighed)

    def shown(self):
        with self.store.reading() as connection:
            known = f"SELECT DISTINCT row FROM change WHERE tbl = '{TABLE}'"
            rows = connection.exec_driver_sql(known).scalars().all()
            return {key: values for row in sorted(rows) for key, values in self._of_row(connection, row)}

    def _of_row(self, connection, row):
        table = connection.exec_driver_sql("SELECT * FROM statement WHERE id = ?", (row,)).mappings().first()
        for name, ids in current_heads(connection, TABLE, row).items():
            said = [values_of(connection, change) for change in ids]
            values = {one[name] for one in said if name in one}
            if values:
                yield (row, name), (table[name], *sorted(values - {table[name]}))

    def close(self):
        from csa_desktop.store.verify import verify

        found = verify(self.store).sentences
        self.store.close()
        assert found == ()


__all__ = ["MemoryLaptop", "MissingError", "Place", "StoreLaptop"]
