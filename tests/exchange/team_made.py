"""Laptops of a team that know each other, as real stores; what each writes and hands on."""

import pytest

from csa_desktop.commands import assessments, exchange, statements
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.store.verify import verify
from tests.made_store import new_store


def open_laptop(folder, name):
    store = new_store(folder)
    store.introduce(name)
    return store


def meet(one, other):
    """They hand each other their cards and compare the words."""
    for here, there in ((one, other), (other, one)):
        card = exchange.keep_card(here, exchange.own_card(there))
        exchange.confirm(here, card.device)


def begin(store, authority="Sharpston"):
    pack = installed_packs()["apa-2005"]
    return assessments.open_assessment(store, pack, authority=authority, year=2005, role="hmi").row


def say(store, assessment, words):
    return statements.add(store, assessment, kind="finding", text=words, step="1", subject="staying-safe").row


def texts(store, assessment):
    return sorted(s.text for s in store.trail(assessment).rows.statements)


def bundle(sender, assessment, to, folder, **how):
    """The file that one laptop writes for another."""
    target = folder / f"{sender.name}-{to.name}-{len(list(folder.iterdir()))}.csabundle"
    exchange.share(sender, assessment, [to.device], target, **how)
    return target.read_bytes()


def bring_in(store, data):
    return exchange.take(store, exchange.open_bundle(store, data))


@pytest.fixture
def laptop(tmp_path):
    """Makes laptops; each is sound when the story ends."""
    made = []

    def make(name):
        made.append(open_laptop(tmp_path / f"{name}-{len(made)}", name))
        return made[-1]

    yield make
    for store in made:
        assert verify(store).sentences == ()
        store.close()


@pytest.fixture
def marsh(laptop):
    return laptop("H. Marsh")


@pytest.fixture
def cole(laptop, marsh):
    store = laptop("R. Cole")
    meet(marsh, store)
    return store


@pytest.fixture
def assessment(marsh):
    return begin(marsh)


@pytest.fixture
def by_hand(tmp_path):
    folder = tmp_path / "by hand"
    folder.mkdir()
    return folder


@pytest.fixture
def together(marsh, cole, assessment, by_hand):
    """Both have the assessment, and each knows what the other has."""
    bring_in(cole, bundle(marsh, assessment, cole, by_hand))
    bring_in(marsh, bundle(cole, assessment, marsh, by_hand))
    return assessment
