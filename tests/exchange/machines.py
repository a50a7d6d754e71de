"""Four to six laptops that write, delete, erase, share, lose, copy and restore in any order.

A model of its own says what must stand in every field at the end: every value that was written, less those
that somebody replaced or removed while looking at them, less what was erased. It knows nothing of heads.
"""

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from csa_desktop.store.weighing import MissingError

ROWS = st.sampled_from(["r1", "r2", "r3"])
FIELDS = st.sampled_from(["text", "reason"])
WHICH = st.integers(0, 99)


class Machine(RuleBasedStateMachine):
    """Subclasses say how a laptop is made."""

    most_laptops = 6

    def make(self, name):
        raise NotImplementedError

    def __init__(self):
        super().__init__()
        self.laptops = []
        self.pile = []
        self.forms = []
        self.backups = []
        self.written: dict = {}
        self.replaced: set = set()
        self.erased: set = set()
        self.linked: dict = {}
        self.unlinked: set = set()
        self.number = 0

    @initialize(several=st.integers(4, 6))
    def begin(self, several):
        self.laptops = [self.make(f"laptop{n}") for n in range(min(several, self.most_laptops))]

    def one(self, which):
        return self.laptops[which % len(self.laptops)]

    # What people do

    @rule(which=WHICH, row=ROWS, name=FIELDS)
    def write(self, which, row, name):
        laptop = self.one(which)
        self._write(laptop, row, name, laptop.heads(row), laptop.shown())

    @rule(which=WHICH, row=ROWS)
    def open_form(self, which, row):
        laptop = self.one(which)
        self.forms.append((laptop, row, laptop.heads(row), laptop.shown()))

    @precondition(lambda self: self.forms)
    @rule(which=WHICH, name=FIELDS)
    def keep_what_was_typed_in_an_old_form(self, which, name):
        laptop, row, heads, shown = self.forms.pop(which % len(self.forms))
        self._write(laptop, row, name, heads, shown)

    def _write(self, laptop, row, name, heads, shown):
        if laptop.is_erased(row):
            return
        self.number += 1
        value = f"v{self.number}"
        laptop.write(row, {name: value}, heads)
        self.written.setdefault((row, name), set()).add(value)
        self.replaced.update(shown.get((row, name), ()))

    @rule(which=WHICH, row=ROWS)
    def delete(self, which, row):
        self._delete(self.one(which), row)

    def _delete(self, laptop, row):
        if not laptop.is_erased(row):
            shown = laptop.shown()
            if laptop.heads(row):
                self.unlinked.update(link for link, of in laptop.links().items() if of == row)
            laptop.delete(row, laptop.heads(row))
            for (of, _), values in shown.items():
                if of == row:
                    self.replaced.update(values)

    @rule(which=WHICH, row=ROWS)
    def link(self, which, row):
        """Something that names a row: a citation, and so a link, an agreement or an answer."""
        self._link(self.one(which), row)

    def _link(self, laptop, row):
        if any(of == row for of, _ in laptop.shown()):
            self.number += 1
            laptop.link(f"h{self.number}", row)
            self.linked[f"h{self.number}"] = row

    @rule(which=WHICH, meanwhile=WHICH, row=ROWS)
    def delete_while_another_links(self, which, meanwhile, row):
        one, other = self.one(which), self.one(meanwhile)
        if one is not other:
            other.receive(one.lacking(other.tips()))
            self._delete(one, row)
            self._link(other, row)

    @rule(which=WHICH, row=ROWS, often=st.integers(0, 3))
    def erase(self, which, row, often):
        laptop = self.one(which)
        if not often and laptop.heads(row):
            laptop.erase(row)
            self.erased.add(row)

    # What happens to bundles

    @rule(sender=WHICH, receiver=WHICH, everything=st.booleans())
    def share(self, sender, receiver, everything):
        one, other = self.one(sender), self.one(receiver)
        self.pile.append(one.lacking({} if everything else other.tips()))

    @precondition(lambda self: self.pile)
    @rule(which=WHICH, bundle=WHICH, stays=st.booleans())
    def bring_in(self, which, bundle, stays):
        at = bundle % len(self.pile)
        changes = self.pile[at] if stays else self.pile.pop(at)
        try:
            self.one(which).receive(changes)
        except MissingError:
            self.pile.append(changes)

    @rule(sender=WHICH, meant=WHICH, got=WHICH)
    def hand_to_somebody_else(self, sender, meant, got):
        """What was made for one colleague's needs is brought in by another, who may lack more."""
        changes = self.one(sender).lacking(self.one(meant).tips())
        try:
            self.one(got).receive(changes)
        except MissingError:
            self.pile.append(changes)

    @precondition(lambda self: self.pile)
    @rule(bundle=WHICH)
    def lose(self, bundle):
        self.pile.pop(bundle % len(self.pile))

    # At the end

    def teardown(self):
        try:
            if self.laptops:
                self._exchange_everything()
                self._demand_the_same()
                self._demand_nothing_lost()
                self._demand_nothing_out_of_sight()
        finally:
            for laptop in self.laptops:
                laptop.close()

    def _exchange_everything(self):
        """Hand to hand along a row and back: what one knows of another goes through those between."""
        there = list(zip(self.laptops, self.laptops[1:], strict=False))
        for one, other in (*there, *((other, one) for one, other in reversed(there)), *there):
            other.receive(one.lacking(other.tips()))

    def _demand_the_same(self):
        first, *others = (laptop.shown() for laptop in self.laptops)
        for other in others:
            assert other == first
        asked = self.laptops[0].asked()
        assert all(other.asked() == asked for other in self.laptops)
        assert all(laptop.lacking(self.laptops[0].tips()) == [] for laptop in self.laptops)

    def _demand_nothing_lost(self):
        shown = self.laptops[0].shown()
        for (row, name), values in self.written.items():
            stands = set() if row in self.erased else values - self.replaced
            assert set(shown.get((row, name), ())) == stands, (row, name)

    def _demand_nothing_out_of_sight(self):
        """What nobody took away stands; what it names is in its place, asked about, or erased."""
        laptop = self.laptops[0]
        standing = {link: row for link, row in self.linked.items() if link not in self.unlinked}
        assert laptop.links() == standing
        in_place = {row for row, _ in laptop.shown()}
        assert laptop.asked() == set(standing.values()) - in_place - self.erased
