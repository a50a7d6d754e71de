"""How many of something there are, in words."""


def several(count: int, one: str, many: str = "") -> str:
    """One comment, or 1,543 comments: the number with its noun, the second word where "s" will not do."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
