"""Small words for sentences: numbers of pages, and names."""

from collections.abc import Iterable, Iterator


def pages_named(numbers: Iterable[int]) -> str:
    """The pages as a person says them: page 3, or pages 1 to 4, 7 and 9."""
    runs = [str(a) if a == b else f"{a} to {b}" for a, b in _runs(sorted(numbers))]
    word = "page" if len(runs) == 1 and runs[0].isdigit() else "pages"
    return f"{word} {listed(runs)}"


def listed(names: list[str], most: int = 12) -> str:
    """The names as a, b and c; where there are many, the first of them and how many more."""
    if len(names) > most:
        names = [*names[:most], f"{len(names) - most} more"]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = previous = numbers[0]
    for number in numbers[1:]:
        if number != previous + 1:
            yield start, previous
            start = number
        previous = number
    yield start, previous
