"""Typing that was cut short, offered where it was typed: nothing comes back before a person says so."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.kept import Kept
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.store.local import Draft
from csa_desktop.store.store import Store

CUT_SHORT = "Typing that was cut short"
_SHOWN = 400

Act = Callable[[Draft], None]


def draft_panel(draft: Draft, put_back: Act, discard: Act, *, label: str = "") -> Panel:
    """The words, when they were typed, and what can be done with them."""
    about = f"{label}: " if label else ""
    words = f"{about}{several(len(draft.text.split()), 'word')}, typed {moment(draft.at)}, never kept: "
    text = draft.text if len(draft.text) <= _SHOWN else draft.text[:_SHOWN] + "…"
    panel = Panel(CUT_SHORT, words + text, tone="danger")
    row = QHBoxLayout()
    for said, act in (("Put it back", put_back), ("Discard it", discard)):
        button = Button(said, kind="plain")
        button.clicked.connect(partial(_pressed, act, draft))
        row.addWidget(button)
    row.addStretch(1)
    panel.body.addSpacing(4)
    panel.body.addLayout(row)
    return panel


def _pressed(act: Act, draft: Draft, *_: object) -> None:
    act(draft)


class CutShort(QWidget):
    """Above fields that keep what is typed: a panel for each whose typing never became a change."""

    def __init__(self, desk: Desk, kept: Mapping[str, Kept], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._kept = desk, {one.place: (name, one) for name, one in kept.items()}
        self._panels: dict[str, Panel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()
        desk.read(Store.drafts, desk.assessment, then=self._found)

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            name, kept = self._kept.get(draft.place, ("", None))
            if kept and not kept.typing and not kept.says(draft.text):
                panel = draft_panel(draft, self._put_back, self._discard, label=draft.title)
                panel.setObjectName(f"draft-{name}")
                self._panels[draft.place] = panel
                self._column.addWidget(panel)
        self.setVisible(bool(self._panels))

    def _put_back(self, draft: Draft) -> None:
        self._kept[draft.place][1].recover(draft)
        self._take_away(draft)

    def _discard(self, draft: Draft) -> None:
        self._desk.drafts.drop(draft.place, seen=draft.text)
        self._take_away(draft)

    def _take_away(self, draft: Draft) -> None:
        panel = self._panels.pop(draft.place)
        panel.hide()
        panel.deleteLater()
        self.setVisible(bool(self._panels))
