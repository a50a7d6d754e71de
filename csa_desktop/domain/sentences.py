"""The sentences of a paragraph, whatever abbreviations, figures and quotations stand in it."""

import re

_SPACE = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"'”’)\]]*)(?P<space>[ \t\r\n\v\f\u2028\u2029]+)(?=\S)")
_OPENING = "\"'“‘(["
_LAST_WORD = re.compile(r"[^\s\"'“‘(\[]+$")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_ITEM = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5})[)\]] ")
"""The count of an item in a list: "(a) ", "ii) "."""
_COUNT = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})")

_ABBREVIATIONS = """
dr mr mrs ms messrs mx prof rev hon cllr st gov gen lt sgt capt supt fr sr jr mt e.g eg i.e ie cf v
vs viz fig figs para paras p pp sec sect ss ch chap vol vols ed eds nos ref refs approx est min max
c ca al tel ext inc resp
"""
"""After these a sentence goes on, whatever comes next."""
_WITH_FIGURES = "no art reg regs s sch app ann jan feb mar apr jun jul aug sep sept oct nov dec"
"""Words that are abbreviations where a figure follows: "no. 12"."""
_NO_SURNAMES = """
the this that these those there their they it its he she we our in on at as an and but however
although both all some most many few where when while what who if for from to by no not since
because so then overall also another each every such after before during over under with without
"""
"""A capital letter before one of these ended its sentence: "... plan B. The ..."."""
_NEVER_LAST = frozenset(_ABBREVIATIONS.split())
_BEFORE_FIGURES = frozenset(_WITH_FIGURES.split())
_BEGINS_ONE = frozenset(_NO_SURNAMES.split())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, white space within them made single.

    Joined with single spaces they give the text back, its white space made single.
    """
    flat = _SPACE.sub(" ", text).strip(" ")
    ends = [found.end() for found in _END.finditer(flat) if _ends(flat, found)]
    starts = [0, *ends]
    return tuple(
        said for a, b in zip(starts, [*ends, len(flat)], strict=True) if (said := flat[a:b].rstrip(" "))
    )


def ended(text: str) -> str:
    """The text as a sentence of a paragraph: with a full stop, where it ends with no mark of its own."""
    said = text.rstrip()
    return said if not said or said.rstrip("\"'”’)]")[-1:] in (".", "!", "?", "…") else f"{said}."


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: without case and the punctuation around them."""
    stripped = (word.strip(".,;:!?…\"'“”‘’()[]–—-").casefold() for word in text.split())
    return tuple(word for word in stripped if word)


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether a mark with white space after it ends a sentence."""
    following = text[found.end() :].lstrip(_OPENING)
    if following[:1].islower() and not _ITEM.match(text, found.end()):
        return False
    if found["mark"] != "." or found["close"]:
        return True
    before = _LAST_WORD.search(text, 0, found.start())
    return not before or not _goes_on(before[0], _is_first(text, before.start()), following)


def _is_first(text: str, at: int) -> bool:
    """Whether the word there begins its sentence."""
    earlier = text[:at].rstrip(_OPENING + " ")
    return not earlier or earlier[-1] in ".!?…:;"


def _goes_on(word: str, is_first: bool, following: str) -> bool:
    """Whether the full stop belongs to the word before it."""
    plain = word.casefold()
    if plain in _NEVER_LAST:
        return True
    if plain in _BEFORE_FIGURES:
        return following[:1].isdigit()
    if is_first and _COUNT.fullmatch(word) and not word.islower() | (len(word) > 1 and word.isalpha()):
        return True
    if _INITIAL.fullmatch(word):
        first, *_ = (*words(following.split(" ", 1)[0]), "")
        return first not in _BEGINS_ONE
    return False
