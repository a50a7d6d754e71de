"""What a question is about, who wrote each side and when, in a few words."""

from csa_desktop.domain.conflicts import Conflict, Question, Side
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.parted.meanwhile import who

_CHANGED_TITLE = "One removed this, another changed it"
_ADDED_TITLE = "One removed this, another added to it"
_NUMBERS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}


def title(question: Question) -> str:
    """What it is about, in a few words."""
    if question.is_removal:
        return _ADDED_TITLE if question.first.is_whole_row else _CHANGED_TITLE
    people = len({side.author for side in question.first.sides})
    if people < 2:
        return "This says two things"
    return f"{_NUMBERS.get(people, str(people))} people wrote this at the same time"


def removal_line(question: Question) -> str:
    """What became of a removed row, in a few words."""
    return f"removed by one, {'added to' if question.first.is_whole_row else 'changed'} by another"


def whose(trail: Trail, side: Side, *, mine: bool) -> tuple[str, str]:
    """Such as ("Yours", "H. Marsh, 15 Jun 16:20") or ("R. Cole’s", "15 Jun 17:02")."""
    name, when = who(trail, side), moment(side.at)
    return ("Yours", f"{name}, {when}") if mine else (f"{name[:1].upper()}{name[1:]}’s", when)


def removal(trail: Trail, conflict: Conflict) -> str:
    """Such as "R. Cole removed it on 15 Jun 17:02, and you changed it on 15 Jun 16:20."."""
    said = []
    for removed in (True, False):
        for side in conflict.sides:
            if (side.value is None) is removed:
                name = "you" if side is conflict.mine else who(trail, side)
                said.append(f"{name} {'removed' if removed else 'changed'} it on {moment(side.at)}")
    sentence = ", and ".join(said)
    return sentence[:1].upper() + sentence[1:] + ". It stays in its place until one of you decides."
