"""Running text divided into parts that can be cited, for documents that have no pages of their own.

The division follows from the words alone, so that the same document always has the same parts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

AIM = 3_000
LEAST = 1_500
"""Characters that a part holds before a heading may open the next one."""
MOST = 6_000
_BREAK = re.compile(r"[.!?][\"'”’)]*\s+|\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text; one that `opens` begins a part if it can, one that `must` always does."""

    text: str
    opens: bool = False
    must: bool = False


def in_parts(paragraphs: Iterable[Paragraph]) -> list[str]:
    """Parts of about AIM characters, of whole paragraphs where those are not longer than MOST."""
    parts: list[str] = []
    lines: list[str] = []
    length = 0
    for paragraph in paragraphs:
        for number, text in enumerate(_cut(paragraph.text)):
            begins = number == 0 and (paragraph.must or (paragraph.opens and length >= LEAST))
            if lines and (begins or length + len(text) > AIM):
                parts.append("\n".join(lines))
                lines, length = [], 0
            lines.append(text)
            length += len(text) + 1
    return [*parts, "\n".join(lines)]


def _cut(text: str) -> Iterator[str]:
    """A paragraph, or its pieces where it is longer than a part may be; cut after a sentence if possible."""
    while len(text) > MOST:
        at = _cutting_place(text)
        yield text[:at]
        text = text[at:]
    yield text


def _cutting_place(text: str) -> int:
    spaces = list(_BREAK.finditer(text, AIM // 2, AIM))
    sentences = [space for space in spaces if not space[0].isspace()]
    return (sentences or spaces)[-1].end() if spaces else AIM
