"""Letters as they are compared with what somebody types: straight quotation marks, no accents, any case."""

import unicodedata

_STRAIGHT = {
    "‘": "'",
    "’": "'",
    "‛": "'",
    "ʼ": "'",
    "′": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "″": '"',
}


class _Plain(dict[int, str]):
    """What each letter is compared as, worked out when it is first met; always one for one."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        lower = unicodedata.normalize("NFD", letter)[0].lower()
        self[code] = _STRAIGHT.get(letter) or (lower if len(lower) == 1 else letter)
        return self[code]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text as it is compared; every character stays at its place."""
    return text.translate(_PLAIN)
