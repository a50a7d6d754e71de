"""The reply to what was said of a letter: for each remark, what was done about it (003:101, 483)."""

from collections.abc import Iterator
from itertools import groupby

from csa_desktop.domain import editions
from csa_desktop.domain.cycle import ACCEPTED, NOT_ACCEPTED, PARTLY, Remark
from csa_desktop.domain.editions import Sent
from csa_desktop.domain.framework import LetterStage, Pack
from csa_desktop.domain.letter_text import LetterText
from csa_desktop.domain.trail import Trail
from csa_desktop.reports.dates import moment
from csa_desktop.reports.letters import parts as p
from csa_desktop.reports.letters.as_pdf import print_parts
from csa_desktop.reports.letters.parts import Part
from csa_desktop.reports.pages import Progress
from csa_desktop.reports.paper import Paper
from csa_desktop.reports.word.letter import write_parts

TITLE = "Reply to comments on the letter"
DONE = {ACCEPTED: "Accepted", PARTLY: "Accepted in part", NOT_ACCEPTED: "Not accepted"}
UNDECIDED = "[Not yet decided]"
NO_REMARK = "No comment was made."
WHOLE = "The letter as a whole"


def print_reply(
    pack: Pack, trail: Trail, edition: str, paper: Paper, *, progress: Progress | None = None
) -> bytes:
    """The PDF of the reply to what was said of an edition."""
    return print_parts(reply_parts(pack, trail, edition), paper, TITLE, progress=progress)


def write_reply(pack: Pack, trail: Trail, edition: str, paper: Paper) -> bytes:
    """The Word file of the reply."""
    return write_parts(reply_parts(pack, trail, edition), paper, TITLE)


def reply_parts(pack: Pack, trail: Trail, edition: str) -> Iterator[Part]:
    """The reply from its top, in the order of the letter's sections; KeyError for no such edition."""
    sent = _sent(pack, trail, edition)
    said = editions.remarks(trail, edition)
    title = pack.letter(sent.edition.letter).title
    yield Part(p.OVER, trail.assessment.authority)
    yield Part(p.TITLE, TITLE)
    yield Part(p.LINE, f"{title}, sent on {moment(sent.edition.at[:10])}", label="Letter:")
    yield Part(p.LINE, _counted(said) if said else NO_REMARK, label="Comments:")
    number = 0
    for section, some in groupby(_in_order(sent.text, said), key=lambda remark: remark.section):
        yield Part(p.HEADING, _heading(sent.text, section))
        for remark in some:
            number += 1
            yield from _remark(pack, trail, remark, number)
    stage = _stage_of_reply(pack, sent)
    yield from (Part(p.FOOTER, prompt.text) for prompt in (stage.reply if stage else ()))


def _sent(pack: Pack, trail: Trail, edition: str) -> Sent:
    letters = (letter.id for letter in pack.letters)
    found = {s.edition.id: s for letter in letters for s in editions.editions(trail, letter)}
    return found[edition]


def _stage_of_reply(pack: Pack, sent: Sent) -> LetterStage | None:
    return next((s for s in pack.letter_stages if s.answers and s.answers == sent.edition.stage), None)


def _in_order(text: LetterText, said: tuple[Remark, ...]) -> list[Remark]:
    order = {section.id: at for at, section in enumerate(text.sections)}
    return sorted(said, key=lambda remark: order.get(remark.section, -1))


def _counted(said: tuple[Remark, ...]) -> str:
    """Such as "7, of which 5 accepted and 2 not accepted"."""
    words = {**{key: done.lower() for key, done in DONE.items()}, "": "not yet decided"}
    counts = {said_so: sum(r.outcome == key for r in said) for key, said_so in words.items()}
    return f"{len(said)}, of which {', '.join(f'{n} {said_so}' for said_so, n in counts.items() if n)}"


def _heading(text: LetterText, section: str) -> str:
    found = next((s for s in text.sections if s.id == section), None)
    return found.heading or section.replace("-", " ").capitalize() if found else WHOLE


def _remark(pack: Pack, trail: Trail, remark: Remark, number: int) -> Iterator[Part]:
    role = next((r.title for r in pack.roles if r.id == remark.origin), "")
    who = ", ".join(filter(None, (remark.who, role)))
    yield Part(p.LABEL, f"{number}  {who}" if who else f"{number}")
    if remark.quote:
        yield Part(p.LINE, f"“{remark.quote}”", label="About these words:")
    yield Part(p.LINE, editions.said_in(trail, pack, remark), label="Comment:")
    yield Part(p.LINE, DONE.get(remark.outcome, UNDECIDED), label="What was done:")
    if remark.response:
        yield Part(p.TEXT, remark.response)
