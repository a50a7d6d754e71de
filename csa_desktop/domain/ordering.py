"""Keys that put rows in an order in which a row can always be inserted between two others.

Keys are compared as plain text. Two laptops may make the same key at the same time; the rows are then told
apart by when they were written and by id, as `Trail.statements` sorts them.
"""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_COUNTED = 4
"""Rows added at the end count up in this many digits, so that ten thousand of them keep short keys."""


def between(before: str, after: str) -> str:
    """A key that sorts after `before` and before `after`; empty text stands for an open end.

    Where the two are equal the key comes right after both. Raises ValueError for a key that is none, or
    for two in the wrong order.
    """
    _check(before, after)
    if before == after != "":
        return _middle(before, before + DIGITS[1])
    if not after and before and (counted := _count_up(before)):
        return counted
    return _middle(before, after)


def _check(before: str, after: str) -> None:
    for key in (before, after):
        if not set(key) <= set(DIGITS) or key.endswith(DIGITS[0]):
            raise ValueError(f"not a key of an order: {key!r}")
    if after and before > after:
        raise ValueError(f"{before!r} does not come before {after!r}")


def _count_up(before: str) -> str:
    number = int(before[:_COUNTED].ljust(_COUNTED, DIGITS[0]), _BASE) + 1
    if number >= _BASE**_COUNTED:
        return ""
    digits = [DIGITS[number // _BASE**power % _BASE] for power in reversed(range(_COUNTED))]
    return "".join(digits).rstrip(DIGITS[0])


def _middle(low: str, high: str) -> str:
    """A short key between two; a missing digit of `low` is the lowest, an empty `high` is above all."""
    key, at, bounded = "", 0, bool(high)
    while True:
        floor = DIGITS.index(low[at]) if at < len(low) else 0
        roof = DIGITS.index(high[at]) if bounded else _BASE
        if roof - floor > 1:
            return key + DIGITS[(floor + roof) // 2]
        if roof > floor:
            if bounded and at + 1 < len(high):
                return key + high[at]
            bounded = False
        key += DIGITS[floor]
        at += 1
