"""What two texts say differently, word by word, for a person to see; nothing is joined by machine."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
_WORDS = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words, and whether both texts have them, only the older, or only the newer."""

    kind: str
    words: str


def differences(older: str, newer: str) -> tuple[Part, ...]:
    """The newer text with what was taken out and put in; all parts but the gone ones are the newer text."""
    before, after = _WORDS.findall(older), _WORDS.findall(newer)
    found: list[Part] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Part(SAME, "".join(after[k:m])))
            continue
        if j > i:
            found.append(Part(GONE, "".join(before[i:j])))
        if m > k:
            found.append(Part(NEW, "".join(after[k:m])))
    return tuple(found)
