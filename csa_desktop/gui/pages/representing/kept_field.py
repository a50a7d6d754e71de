"""A field of a representation or of one of its grounds, kept as it is left."""

from collections.abc import Callable
from typing import Any

from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.editor import Editor
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.keeping import Seen
from csa_desktop.gui.pages.notebook.kept import Kept, Refused, Then
from csa_desktop.gui.pages.page import Desk


def kept_field(
    desk: Desk, field: Field, command: Callable[..., Any], row: tuple[str, str], name: str, title: str
) -> tuple[Editor, Kept]:
    """An editor and its keeping: `command(store, assessment, row id, {name: value}, seen=...)` keeps it."""
    editor = editor_for(field)

    def send(value: Any, seen: Seen, then: Then, refused: Refused) -> None:
        editor.set_error("")
        desk.run(command, row[1], {name: value}, seen=seen, then=then, refused=refused)

    kept = Kept(desk, editor, send, row=row, field=name, title=title, parent=editor)
    kept.refused.connect(editor.set_error)
    return editor, kept
