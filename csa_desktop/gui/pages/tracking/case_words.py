"""What is said of a case in a line: who, which stage, which groups, who tracks it. A child has no name."""

from csa_desktop.domain import ethnicities, kept_of_cases
from csa_desktop.domain.cases import CLOSED, DONE, PICKED, REPLACED, RESERVE, TRACKING, Case, age_said
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail

NOT_BEGUN, BEGUN = "not begun", "begun"
"""Of a case of which nobody has said how far it is: nothing is kept of it, or something is."""
PROGRESS = {TRACKING: "being tracked", BEGUN: BEGUN, DONE: "done", NOT_BEGUN: NOT_BEGUN}
_SAMPLE = {RESERVE: "reserve", REPLACED: "replaced"}


def who(case: Case) -> str:
    """Such as "Girl, 6 · White British"."""
    child = ", ".join(filter(None, (case.gender, age_said(case.age))))
    return " · ".join(filter(None, (child[:1].upper() + child[1:], ethnicities.said(case.ethnicity))))


def stage_of(pack: Pack, case: Case) -> str:
    """The stage reached in short, and whether the case is closed."""
    title = next((s.short or s.title for s in pack.journey_stages() if s.id == case.stage), case.stage)
    return ", ".join(filter(None, (title, "closed" if case.state == CLOSED else "")))


def groups_of(pack: Pack, case: Case) -> str:
    """The groups that the child belongs to."""
    return ", ".join(next((g.title for g in pack.groups if g.id == one), one) for one in case.groups)


def tracker_of(trail: Trail, case: Case) -> str:
    """Who tracks it, by name; empty where nobody does."""
    return trail.name_of(case.tracker)


def place_in_sample(case: Case) -> str:
    """What must be known of how it came here: picked by hand, a reserve, replaced, and why."""
    said = "picked by hand" if case.origin == PICKED else ""
    place = ", ".join(filter(None, (said, _SAMPLE.get(case.sample, ""))))
    return f"{place}: {case.reason}" if place and case.reason else place


def progress(trail: Trail, case: Case) -> str:
    """What somebody said of how far it is; where nobody did, whether something is kept of it."""
    return case.progress or (BEGUN if case.id in kept_of_cases.kept_of_cases(trail) else NOT_BEGUN)


def progress_said(trail: Trail, case: Case) -> str:
    """The same in words, with what is kept where nobody said how far it is."""
    how_far = progress(trail, case)
    said = PROGRESS.get(how_far, how_far)
    return f"{said}: {kept_of_cases.told(trail, case.id)}" if how_far == BEGUN else said


def in_a_line(trail: Trail, pack: Pack, case: Case) -> str:
    """All of it, as it stands under the title of the case's page."""
    tracker = tracker_of(trail, case)
    said = (
        who(case),
        stage_of(pack, case),
        groups_of(pack, case),
        place_in_sample(case),
        f"tracked by {tracker}" if tracker else "nobody tracks it yet",
        progress_said(trail, case),
    )
    return " · ".join(filter(None, said))
