"""The sheets of the notebook's steps: what was written, what was recorded as not found, what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Judgement, Step
from csa_desktop.domain.step_names import numbered, step_name
from csa_desktop.domain.values import Statement
from csa_desktop.reports.blocks import CONTINUED, Block, Stack
from csa_desktop.reports.fonts import Weight
from csa_desktop.reports.lines import Span
from csa_desktop.reports.notebook.items import AGAIN, GROUP, OVER, PLAIN, REMARK, TITLE, Items
from csa_desktop.reports.notebook.said import SIGNS, Said
from csa_desktop.reports.pages import Bookmark

HEADINGS = {
    v.FINDING: "Key emerging findings and the evidence which led to them",
    v.GAP: "Gaps and inconsistencies in evidence",
    v.HYPOTHESIS: "Hypotheses",
    v.COMMENT: "Comments",
    v.POINT: "Key points",
    v.FLAG: "Key areas flagged as unsatisfactory",
    v.REVIEW: "Findings from moderation and quality assurance",
    v.ISSUE: "Main issues",
    v.JUDGEMENT: "Judgements",
    v.NOTE: "Notes",
    v.EVALUATION: "What each case shows",
    v.EARLIER: "Whether an earlier, different response would have avoided the next stage",
    v.AGENCY: "What each agency contributed",
    v.WISHES: "The children's own wishes and feelings",
    v.AREA: "Areas for development and for priority action",
    v.PROGRESS: "Progress",
}
OF_A_CASE = (v.EARLIER, v.AGENCY, v.WISHES)
"""What is said once of each case, under no theme."""
MAY_BE_NONE = {v.GAP: "None is written.", v.HYPOTHESIS: "None is written.", v.FLAG: "None is flagged."}
NOT_WRITTEN = "Not yet written."
NOT_YET = "not yet written."
NONE_FOUND = "looked for, and none found."
NONE_AND_SOME = "recorded as looked for and not found, and yet something is written above."
OTHER_FINDINGS = "Under no key judgement"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One step under one subject, with the statements that have their place there."""

    items: Items
    step: Step
    subject: str
    statements: Sequence[Statement]
    first: bool = False
    """True for the first sheet of its subject, which prints what was answered about the subject."""

    @property
    def said(self) -> Said:
        """The notebook in words."""
        return self.items.said

    def block(self) -> Block:
        """The sheet as it is written so far."""
        return self.under_heading(list(self._sections()))

    def under_heading(self, blocks: Sequence[Block]) -> Block:
        """Some blocks under the sheet's heading."""
        number = step_name(self.said.pack, self.step.id)
        of_subject = bool(self.step.subjects)
        title = self.said.subject(self.subject) if of_subject else self.step.title
        whole = f"{number}: {self.step.title}" if numbered(self.said.pack) else self.step.title
        over = self.items.prose(whole if of_subject else number, OVER)
        again = self.items.prose(f"{number}: {title}{CONTINUED}", AGAIN)
        head = Stack([Bookmark(f"{number}: {title}"), over, self.items.prose(title, TITLE)])
        return Stack(blocks, head=head, again=again)

    def of(self, kind: str) -> list[Statement]:
        """The statements of one kind."""
        return [s for s in self.statements if s.kind == kind]

    def kinds(self) -> list[str]:
        """The kinds that belong here and those that are here, in the order of printing."""
        here = {s.kind for s in self.statements}
        asked = here | (set(self.step.holds) - set(OF_A_CASE))
        return [*(k for k in HEADINGS if k in asked), *sorted(here - set(HEADINGS))]

    def heading(self, kind: str) -> str:
        """What stands over the statements of one kind."""
        if kind == v.COMMENT and self.step.comment_on:
            return f"Comment on {self.step.comment_on}"
        if kind == v.JUDGEMENT and self.step.statuses:
            return f"{self.said.status(self.step.statuses[0])} judgements"
        return HEADINGS.get(kind, kind)

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements that the framework asks for in this step."""
        return tuple(j for j in self.said.pack.judgements if self.step.id in j.steps)

    def _sections(self) -> Iterator[Block]:
        kinds = self.kinds()
        if v.ISSUE in self.step.holds:
            yield from map(self._with_issues, self.judgements())
            kinds = [kind for kind in kinds if kind not in (v.ISSUE, v.JUDGEMENT)]
        for kind in kinds:
            yield self.items.section(self.heading(kind), list(self._written(kind)))
        yield from self._left_over()
        if answered := list(self._answered()):
            yield self.items.section("Questions answered", answered)

    def _written(self, kind: str) -> Iterator[Block]:
        found = self.of(kind)
        if kind == v.FINDING:
            yield from self._by_key_judgement(found)
            yield from self._recorded(found)
        elif kind == v.JUDGEMENT:
            yield from self._each_judgement()
        else:
            yield from map(self.items.item, found)
            if not any(s.text.strip() for s in found):
                yield self.items.prose(MAY_BE_NONE.get(kind, NOT_WRITTEN), PLAIN)

    def _by_key_judgement(self, findings: list[Statement]) -> Iterator[Block]:
        texts = {k.id: k.text for k in self.said.pack.key_judgements}
        groups: dict[str, list[Block]] = {}
        for finding in findings:
            heading = texts.get(finding.key_judgement, OTHER_FINDINGS if texts else "")
            groups.setdefault(heading, []).append(self.items.item(finding))
        for heading, blocks in groups.items():
            yield from [self.items.section(heading, blocks, GROUP)] if heading else blocks
        missing = [k.text for k in self.said.pack.key_judgements_of(self.subject) if k.text not in groups]
        if missing:
            yield self.items.prose(_named("No finding yet under: ", "; ".join(missing) + "."), REMARK)

    def _recorded(self, findings: list[Statement]) -> Iterator[Block]:
        """What was recorded as not found, and what is only not written yet: they must not look alike."""
        if any(subject.id == self.subject for subject in self.said.pack.themes()):
            return  # each case says for itself what it shows
        asked = dict(SIGNS)
        if self.step.every_group:
            asked |= {group.id: group.title for group in self.said.pack.groups}
        spoken = {f.sign for f in findings} | {group for s in self.statements for group in s.groups}
        for what, name in asked.items():
            recorded = self.said.none_found(self.subject, what)
            if what not in spoken:
                yield self.items.prose(_named(f"{name}: ", NONE_FOUND if recorded else NOT_YET))
            elif recorded:
                yield self.items.prose(_named(f"{name}: ", NONE_AND_SOME))

    def _each_judgement(self) -> Iterator[Block]:
        for judgement in self.judgements():
            made = [s for s in self.of(v.JUDGEMENT) if s.judgement == judgement.id]
            yield from map(self.items.item, made)
            if not made:
                yield self.items.prose(_named(f"{judgement.title}: ", "not yet made."), REMARK)

    def _with_issues(self, judgement: Judgement) -> Block:
        """The main issues of one judgement, its grade, and the trail that led to it (003:355)."""
        issues, made = (
            [s for s in self.of(kind) if s.judgement == judgement.id] for kind in (v.ISSUE, v.JUDGEMENT)
        )
        trail = [self.items.brief(below) for s in made for below in self.said.trail.below(s.id)]
        parts = (
            (self.heading(v.ISSUE), [self.items.item(s, under_judgement=True) for s in issues]),
            (self.heading(v.JUDGEMENT).removesuffix("s"), [self.items.item(s) for s in made]),
            ("Key trail of evidence", trail),
        )
        blocks = [
            self.items.section(heading, found or [self.items.prose(NOT_WRITTEN)], GROUP)
            for heading, found in parts
        ]
        return self.items.section(judgement.title, blocks)

    def _left_over(self) -> Iterator[Block]:
        """Judgements and issues on what the framework no longer asks for in this step."""
        asked = {judgement.id for judgement in self.judgements()}
        by_judgement = (v.JUDGEMENT, v.ISSUE) if v.ISSUE in self.step.holds else (v.JUDGEMENT,)
        left = [s for s in self.statements if s.kind in by_judgement and s.judgement not in asked]
        if left:
            yield self.items.section("Others", [*map(self.items.item, left)])

    def _answered(self) -> Iterator[Block]:
        for asked, text in self.said.answered(self.subject) if self.first else ():
            yield self.items.prose(_named(f"{asked} ", text))


def _named(name: str, text: str) -> list[Span]:
    return [Span(name, Weight.BOLD), Span(text)]
