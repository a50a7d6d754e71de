"""A pool of invented children on this laptop, as the authority's lists would have made it."""

import random

from csa_desktop.domain.values import new_id
from csa_desktop.store import pool
from csa_desktop.store.log import FACT, Edit
from csa_desktop.store.store import Store

KINDS = (
    ("contacts", 40),
    ("early-help", 30),
    ("referrals", 30),
    ("section-47", 15),
    ("child-protection-plans", 20),
)
GROUPS = ("disability", "domestic-abuse", "drug-misuse", "adult-mental-health")
RARE = "privately-fostered"


def fill_pool(store: Store, assessment: str, *, times: int = 1, seed: int = 1) -> None:
    """Lists of every kind; one child among those on a plan is privately fostered."""
    chance = random.Random(seed)
    for kind, count in KINDS:
        listing = new_id()
        entries = [_entry(chance, kind, listing, at) for at in range(count * times)]
        if kind == "child-protection-plans":
            entries[0] = pool.Entry("rare", kind, listing, {"state": "current", "groups": [RARE]})
        about = {"kind": kind, "sha256": f"{kind:f<64}", "rows": len(entries), "children": len(entries)}
        store.record(
            "Bring in lists",
            [Edit("listing", listing, about)],
            assessment=assessment,
            act=FACT,
            beside=lambda door, kind=kind, entries=entries: pool.replace_list(
                door, assessment, kind, entries
            ),
        )


def _entry(chance: random.Random, kind: str, listing: str, at: int) -> pool.Entry:
    state = "current" if chance.random() < 0.7 else "closed"
    facts: dict[str, object] = {
        "age": chance.randrange(18),
        "gender": chance.choice(("girl", "boy")),
        "ethnicity": chance.choice(("White British", "Mixed", "Asian", "Black")),
        "state": state,
        "groups": [group for group in GROUPS if chance.random() < 0.15],
    }
    if state == "closed":
        facts |= {"ended": "2012-02-01", "proceeded": chance.choice(("yes", "no"))}
    return pool.Entry(f"{kind} {at}", kind, listing, facts)
