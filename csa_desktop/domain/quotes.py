"""Quotations in the text of a page: found again, snapped to whole words, shown in their context."""

import re

_HYPHENS = "-\u00ad\u2010\u2011"
_INSIDE_WORDS = _HYPHENS + "'’"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SENTENCE_END = re.compile(r"(?:[.!?:][\"'”’)\]]*|\n[^\S\n]*\n)\s*$")
_LOOK = 40


def find_quote(text: str, quote: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `quote` stands in `text`: at its old offsets, else the nearest place with its words, else None.

    White space, hyphens at the ends of lines and joined letters may differ; words and punctuation may not.
    """
    if not quote.strip():
        return None
    if start >= 0 and text[start:end] == quote:
        return start, start + len(quote)
    exact = [(at, at + len(quote)) for at in _all_of(text, quote) if _is_whole(text, at, at + len(quote))]
    return _nearest(exact, start) or _nearest(_loosely(text, quote), start)


def snap_to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection with the words it cuts made whole, and without white space at its ends.

    A selection of nothing but white space comes back empty.
    """
    start, end = sorted((min(max(start, 0), len(text)), min(max(end, 0), len(text))))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, start
    return _back_to_word(text, start), _on_to_word(text, end)


def in_context(text: str, start: int, end: int, around: int = 80) -> tuple[str, str, str]:
    """What stands before a quotation, the quotation, and what stands after it, each on one line.

    An ellipsis stands where a sentence is cut, and none where one begins or ends.
    """
    first, last = _back_to_space(text, start - around), _on_to_space(text, end + around)
    before, after = _on_one_line(text[first:start]), _on_one_line(text[end:last])
    if text[:first].strip() and not _SENTENCE_END.search(text[max(0, first - _LOOK) : first]):
        before = f"… {before.lstrip()}"
    if text[last:].strip() and not _SENTENCE_END.search(text[max(0, last - _LOOK) : last]):
        after = f"{after.rstrip()} …"
    return before, _on_one_line(text[start:end]).strip(), after


def _all_of(text: str, wanted: str) -> list[int]:
    places, at = [], text.find(wanted)
    while at >= 0:
        places.append(at)
        at = text.find(wanted, at + 1)
    return places


def _nearest(places: list[tuple[int, int]], start: int) -> tuple[int, int] | None:
    return min(places, key=lambda place: abs(place[0] - start), default=None)


def _loosely(text: str, quote: str) -> list[tuple[int, int]]:
    folded, places = _fold(text)
    wanted = _fold(quote)[0].strip()
    if not wanted:
        return []
    found = ((places[at], places[at + len(wanted) - 1] + 1) for at in _all_of(folded, wanted))
    return [(first, last) for first, last in found if _is_whole(text, first, last)]


def _fold(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and the place in `text` that each of its characters comes from."""
    letters: list[str] = []
    places: list[int] = []
    after_hyphen = False
    for place, sign in enumerate(text):
        if sign in _HYPHENS or (after_hyphen and sign.isspace()):
            after_hyphen = True
            continue
        after_hyphen = False
        if sign.isspace() and letters and letters[-1] == " ":
            continue
        for letter in " " if sign.isspace() else _LIGATURES.get(sign, sign):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _is_whole(text: str, start: int, end: int) -> bool:
    """False where the place would cut a word in two that the quotation did not cut."""
    return not any(
        0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
        for place in (start, end)
    )


def _is_inside_word(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    left, right = text[place - 1], text[place]
    if left.isalnum() and right in _INSIDE_WORDS:
        return text[place + 1 : place + 2].isalnum()
    if left in _INSIDE_WORDS and right.isalnum():
        return text[max(0, place - 2) : place - 1].isalnum()
    return left.isalnum() and right.isalnum()


def _back_to_word(text: str, place: int) -> int:
    while _is_inside_word(text, place):
        place -= 1
    return place


def _on_to_word(text: str, place: int) -> int:
    while _is_inside_word(text, place):
        place += 1
    return place


def _back_to_space(text: str, place: int) -> int:
    """The nearest white space before a place, if there is one near."""
    return max(
        0, next((at for at in range(place, place - _LOOK, -1) if at < 1 or text[at - 1].isspace()), place)
    )


def _on_to_space(text: str, place: int) -> int:
    """The nearest white space after a place, if there is one near."""
    end = len(text)
    return min(
        end, next((at for at in range(place, place + _LOOK) if at >= end or text[at].isspace()), place)
    )


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
