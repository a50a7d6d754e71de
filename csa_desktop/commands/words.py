"""What was typed, as it is kept: unchanged but for what no file can hold."""

import re

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def keepable(text: str) -> str:
    """The text with lone surrogates, which no file can hold, as U+FFFD; all else as it was typed."""
    return _LONE_SURROGATES.sub("\ufffd", text)
