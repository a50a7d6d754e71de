"""What a statement says where it stands by itself, as on a form: a judgement by its name, grade and words."""

from csa_desktop.domain import values as v
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.values import Statement


def statement_words(pack: Pack, statement: Statement) -> str:
    """Such as "Quality of practice: Good. Plans are reviewed in time."; of most kinds, their text."""
    if statement.kind == v.JUDGEMENT:
        return judgement_words(pack, statement)
    return evaluation_words(pack, statement) if statement.evaluation else statement.text


def judgement_words(pack: Pack, statement: Statement) -> str:
    """A judgement by its title, the label of its grade, and its words; what is not said is left out."""
    title = next((j.title for j in pack.judgements if j.id == statement.judgement), "")
    head = ": ".join(filter(None, (title, grade_label(pack, statement))))
    if not head or not statement.text:
        return head or statement.text
    return f"{head}{'' if head.endswith('.') else '.'} {statement.text}"


def grade_label(pack: Pack, statement: Statement) -> str:
    """The grade in the words of its scale; the bare code where the pack has no such grade."""
    scale = next((s for s in pack.scales if s.id == statement.scale), None)
    grade = scale.grade(statement.grade) if scale else None
    return grade.label if grade else statement.grade


def evaluation_words(pack: Pack, statement: Statement) -> str:
    """Such as "Weak: nobody owned the concern"."""
    title = next((e.title for e in pack.evaluations if e.id == statement.evaluation), statement.evaluation)
    return ": ".join(filter(None, (title, statement.text)))
