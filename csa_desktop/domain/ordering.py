"""Keys for the order of rows, with room between any two: two laptops may insert at the same place."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def between(before: str, after: str) -> str:
    """A key that sorts after `before` and ahead of `after`; empty for an open end.

    Keys are digits and small letters and never end in "0". Raises ValueError where `before` does not
    sort ahead of `after`.
    """
    if after and before >= after:
        raise ValueError("there is no room between two keys that are not in order")
    shared = 0
    while shared < len(after) and _digit(before, shared) == after[shared]:
        shared += 1
    low = _DIGITS.index(_digit(before, shared))
    high = _DIGITS.index(after[shared]) if shared < len(after) else len(_DIGITS)
    start = after[:shared] if after else ""
    if high - low > 1:
        return start + _DIGITS[low + 1 if not after else (low + high) // 2]
    return start + _DIGITS[low] + between(before[shared + 1 :], "")


def _digit(key: str, at: int) -> str:
    return key[at] if at < len(key) else "0"
