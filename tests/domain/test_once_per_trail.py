"""What is worked out of a trail is kept by it, and goes with it."""

import gc
import weakref

from csa_desktop.domain.themes import themes
from csa_desktop.domain.trail import Trail, once_per_trail
from csa_desktop.domain.values import Assessment, Rows
from csa_desktop.frameworks.packs import installed_packs


def trail():
    return Trail(Rows(Assessment("a", "child-protection-2012", 1, "Norbridge", "An inspection", 2012, "")))


def test_it_is_worked_out_once_for_each_thing_that_is_asked():
    asked = []

    @once_per_trail
    def counted(trail: Trail, what: str) -> int:
        asked.append(what)
        return len(asked)

    one, other = trail(), trail()
    assert [counted(one, "x"), counted(one, "x"), counted(one, "y"), counted(other, "x")] == [1, 1, 2, 3]
    assert asked == ["x", "y", "x"]


def test_nothing_keeps_a_trail_that_a_new_one_has_replaced():
    pack, here = installed_packs()["child-protection-2012"], trail()
    themes(here, pack)
    gone = weakref.ref(here)
    gc.disable()  # it must go by itself, not by a search
    try:
        del here
        assert gone() is None
    finally:
        gc.enable()
