"""Checks of the analysis: findings and what they cite, comments, groups, gaps and hypotheses (003:353)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Option, Pack
from csa_desktop.domain.readiness.sheet import Sheet, Todo, excerpt, within
from csa_desktop.domain.records import reworded
from csa_desktop.domain.values import Source, Statement

NONE_FOUND = "none-found"
_WORD = re.compile(r"\w+")
_SIGNS = ((v.STRENGTH, "strength"), (v.IMPROVEMENT, "area for improvement"))


def findings(sheet: Sheet) -> Iterator[Todo]:
    """There are findings, and each cites a source that may be cited (003:76, 200, 353)."""
    if _asks_for_findings(sheet) and not sheet.of(v.FINDING):
        yield sheet.must("No finding is written yet")
    for finding in sheet.of(v.FINDING):
        if not sheet.trail.citations(finding.id):
            yield sheet.must(f"A finding cites no source: {excerpt(finding)}", finding)
        for source_id in dict.fromkeys(c.source for c in sheet.trail.citations(finding.id)):
            if not sheet.trail.event(source_id):
                yield from _cited(sheet, finding, sheet.trail.source(source_id))
        for citation in reworded(sheet.pack, sheet.trail, finding.id):
            record = sheet.trail.source(citation.source)
            named = record.title if record else "A record"
            yield sheet.must(f"{named} no longer says what is quoted from it: {excerpt(finding)}", finding)


def _is_theme(sheet: Sheet) -> bool:
    """Under a theme each case says for itself what it shows."""
    return any(s.id == sheet.subject for s in sheet.pack.themes())


def _asks_for_findings(sheet: Sheet) -> bool:
    """Where the cases are evaluated, an evaluation may say all there is to say."""
    return sheet.asks_for(v.FINDING) and v.EVALUATION not in sheet.step.holds


def _cited(sheet: Sheet, finding: Statement, source: Source | None) -> Iterator[Todo]:
    if source is None:
        yield sheet.must(f"A finding cites a source that is no longer listed: {excerpt(finding)}", finding)
    elif source.admissible == "no":
        yield sheet.must(
            f"A finding cites “{source.title}”, which is not admissible: {excerpt(finding)}", finding
        )
    elif not source.admissible:
        what = f"Whether “{source.title}” is admissible is not yet decided, and a finding cites it"
        yield sheet.look(f"{what}: {excerpt(finding)}", finding)


def signs(sheet: Sheet) -> Iterator[Todo]:
    """Strengths and areas for improvement are written, or it is recorded that none was found."""
    if not sheet.asks_for(v.FINDING) or _is_theme(sheet):
        return
    for sign, name in _SIGNS:
        written = next((f for f in sheet.of(v.FINDING) if f.sign == sign), None)
        none_found = _none_found(sheet, sign)
        if not written and not none_found:
            yield sheet.must(f"No {name} is written, and “none found” is not recorded")
        elif written and none_found:
            yield sheet.look(f"“None found” is recorded, and yet there is one: {excerpt(written)}", written)


def comments(sheet: Sheet) -> Iterator[Todo]:
    """The comment that the framework requires is written (003:353)."""
    if sheet.asks_for(v.COMMENT) and sheet.step.comment_on and not _any_text(sheet.of(v.COMMENT)):
        yield sheet.must(f"A comment on {sheet.step.comment_on} is not yet written")


def groups(sheet: Sheet) -> Iterator[Todo]:
    """Something is said of each group of children, or it is recorded that nothing was found (003:474)."""
    if not sheet.expected or not sheet.step.every_group:
        return
    spoken = {group for said in sheet.statements.values() for s in said for group in s.groups}
    for group in sheet.pack.groups:
        if group.id not in spoken and not _none_found(sheet, group.id):
            yield sheet.must(f"Nothing is said on {within(group.title)}")


def gaps(sheet: Sheet) -> Iterator[Todo]:
    """Each gap has an owner, until it is filled or stays knowingly."""
    for gap in sheet.of(v.GAP):
        if _closed(gap, sheet.pack.gap_states):
            continue
        if gap.owner.strip():
            yield sheet.look(f"A gap is still open: {excerpt(gap)}", gap)
        else:
            yield sheet.must(f"A gap has no owner: {excerpt(gap)}", gap)


def hypotheses(sheet: Sheet) -> Iterator[Todo]:
    """Hypotheses are confirmed, refined or dropped (003:225, 246)."""
    for hypothesis in sheet.of(v.HYPOTHESIS):
        if not _closed(hypothesis, sheet.pack.hypothesis_states):
            yield sheet.look(f"A hypothesis is still open: {excerpt(hypothesis)}", hypothesis)


def words(sheet: Sheet) -> Iterator[Todo]:
    """Without a grade, the words show where the judgement lies (003:353)."""
    if not sheet.step.words_show:
        return
    for finding in sheet.of(v.FINDING):
        if finding.sign and not shows_judgement(finding.text, sheet.pack):
            yield sheet.look(f"The words do not show where the judgement lies: {excerpt(finding)}", finding)


def shows_judgement(text: str, pack: Pack) -> bool:
    """True where a text has a word that shows where a judgement lies, or the pack lists no such words."""
    if not pack.judgement_words:
        return True
    single, phrases = _listed(pack.judgement_words)
    words = _WORD.findall(text.casefold())
    if not single.isdisjoint(words):
        return True
    joined = f" {' '.join(words)} "
    return any(phrase in joined for phrase in phrases)


@lru_cache(maxsize=8)
def _listed(listed: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    split = [_WORD.findall(words.casefold()) for words in listed]
    phrases = tuple(f" {' '.join(words)} " for words in split if len(words) > 1)
    return frozenset(words[0] for words in split if len(words) == 1), phrases


def _none_found(sheet: Sheet, what: str) -> bool:
    return sheet.trail.answer(NONE_FOUND, sheet.subject, what) == "yes"


def _any_text(statements: Iterable[Statement]) -> bool:
    return any(s.text.strip() for s in statements)


def _closed(statement: Statement, states: tuple[Option, ...]) -> bool:
    return any(state.closes for state in states if state.id == statement.state)
