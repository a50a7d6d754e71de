"""How a list of names is said in a sentence."""

from collections.abc import Iterable


def either(known: Iterable[str]) -> str:
    """Names in quotation marks as a choice, such as "“a”, “b” or “c”"; an empty name is "nothing"."""
    named = [f"“{word}”" if word else "nothing" for word in known]
    return " or ".join(filter(None, (", ".join(named[:-1]), *named[-1:]))) or "one that you add"
