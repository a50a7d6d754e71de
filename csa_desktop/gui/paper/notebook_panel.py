"""Printing the notebook: which steps, and the way to the preview."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csa_desktop.commands.prints import Wanted
from csa_desktop.domain.framework import Field, Option, Pack
from csa_desktop.domain.step_names import step_tab
from csa_desktop.gui.fields.make import editor_for
from csa_desktop.gui.paper.places import place_of
from csa_desktop.gui.widgets.button import Button
from csa_desktop.gui.widgets.card import Panel

NO_STEP = "Tick at least one step."


class NotebookPanel(Panel):
    """Steps to tick, all of them at first."""

    went = Signal(object)
    ticked = Signal(object)
    """The ids of the steps that are ticked, when a person changes them."""

    def __init__(self, pack: Pack, steps: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("printNotebook")
        options = tuple(Option(s.id, step_tab(pack, s)) for s in pack.steps)
        self.steps = editor_for(
            Field("print-steps", "choices", "Steps of the evidence notebook", options=options)
        )
        self.steps.set_value(tuple(steps))
        self.button = Button("Print the notebook", kind="plain")
        self.add(self.steps)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self.steps.typed.connect(self.ticked)
        self.button.clicked.connect(lambda: self._go([s.id for s in pack.steps]))

    def _go(self, every: list[str]) -> None:
        wanted = tuple(self.steps.value())
        if not wanted:
            self.steps.set_error(NO_STEP)
            return
        self.went.emit(place_of(Wanted(steps=() if list(wanted) == every else wanted)))
