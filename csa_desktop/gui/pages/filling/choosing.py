"""Choosing statements of the notebook for a field of a form."""

from collections.abc import Mapping

from csa_desktop.domain.framework import Pack
from csa_desktop.domain.trail import Trail
from csa_desktop.domain.values import NOTE
from csa_desktop.gui.fields.statements import StatementItem, StatementsField
from csa_desktop.gui.pages.notebook.candidates import candidate, says_something
from csa_desktop.gui.pages.notebook.picker import Picker


def items_for(pack: Pack, trail: Trail) -> Mapping[str, StatementItem]:
    """The words of every statement that has its place in the notebook."""
    found = (candidate(pack, s, trail) for s in trail.statements() if s.kind != NOTE and says_something(s))
    return {c.id: StatementItem(c.text, c.sign or None, c.where) for c in found}


def choose_for(editor: StatementsField, pack: Pack, trail: Trail) -> Picker:
    """Ask which statements to put at the end of a field's list; those that are in it are not offered."""
    there = set(editor.value())
    placed = (s for s in trail.statements() if s.kind != NOTE and says_something(s) and s.id not in there)
    picker = Picker(
        editor.field.label,
        [candidate(pack, s, trail) for s in placed],
        done="Add these",
        nothing="The notebook holds no statement that is not in this list already.",
        parent=editor,
    )
    picker.picked.connect(lambda ids: editor.add(*ids))
    picker.open()
    return picker
