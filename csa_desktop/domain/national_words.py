"""What a figure of the national view says in words: its bars, its base, and what stands apart."""

from collections.abc import Sequence

from csa_desktop.domain.framework import Grade
from csa_desktop.domain.national import Bar, Figure, Reference

TYPE_NOT_SAID = "Type not said"
NO_GRADE = "No grade yet"
LONGEST = 14
"""A longer label of a grade stands in the key, its code over the column."""


def figure_title(figure: Figure) -> str:
    """Such as "APA 2005: Social care"."""
    return f"{figure.framework}: {figure.judgement.title}"


def bar_title(bar: Bar, *, by_type: bool) -> str:
    """The year, or the type of authority."""
    return (bar.key or TYPE_NOT_SAID) if by_type else bar.key


def short_grade(grade: Grade) -> str:
    """Over a column: the label where it is short, else the code."""
    return grade.label if len(grade.label) <= LONGEST else grade.code


def long_grade(grade: Grade) -> str:
    """In the key, such as "4: A service that …", or only the label where it is its own code."""
    same = grade.code.casefold() == grade.label.casefold()
    return grade.label if same else f"{grade.code}: {grade.label}"


def bar_words(figure: Figure, bar: Bar, *, by_type: bool) -> str:
    """A bar as one reads it aloud."""
    counts = ", ".join(f"{short_grade(g)}: {len(bar.by_grade[g.code])}" for g in figure.scale.grades)
    return f"{bar_title(bar, by_type=by_type)}. {counts}. {whole_words([bar])}."


def whole_words(bars: Sequence[Bar]) -> str:
    """Such as "12 of 15 assessments have a final grade", of all bars together."""
    final, base = sum(bar.final for bar in bars), sum(bar.base for bar in bars)
    return f"{final} of {base} {'assessment has' if base == 1 else 'assessments have'} a final grade"


def apart_words(bar: Bar, *, most: int = 0) -> str:
    """The assessments without a final grade, such as "Sharpston (Provisional), Bury (No grade yet)".

    Of more than `most` only so many are named, where it is given.
    """
    named = [f"{g.assessment.authority} ({g.status or NO_GRADE})" for g in bar.not_final]
    shown = named[:most] if most else named
    more = len(named) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def reference_lines(said: Reference) -> list[str]:
    """A line for each count, then where they come from."""
    rows = [
        f"{row.title}: {row.count} of {said.base}" + (f" ({row.words})" if row.words else "")
        for row in said.rows
    ]
    return [*rows, f"Source: {said.source}"]
