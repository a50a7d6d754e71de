"""What may stand in the text of a page: nothing that cannot be kept, searched or shown."""

import re

REPLACEMENT = "\ufffd"
"""Stands for a character that cannot be kept or was not legible."""

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_INVISIBLE = dict.fromkeys("\u00ad\ufeff", "")
_LINE_ENDS = dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n")
_SIGNS = {**_LIGATURES, **_INVISIBLE, **_LINE_ENDS, "\r\n": "\n"}
_ODD = re.compile(
    "\r\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u2028\u2029\ud800-\udfff\ufb00-\ufb06\ufeff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """`text` with line feeds as line ends, joined letters as letters, and what cannot be kept as U+FFFD."""
    return _ODD.sub(lambda found: _SIGNS.get(found[0], REPLACEMENT), text)
