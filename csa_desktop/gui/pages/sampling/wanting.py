"""What the last draw could not give, beside the cases that it gave."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain.counts import several
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.notebook.fold import Fold
from csa_desktop.gui.widgets.words import Words

TITLE = "What the last draw could not give: {}"


class Wanting(QWidget):
    """Closed it says how much; open, what and why."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold, self.told = Fold(""), Words(look="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fold)
        column.addWidget(self.told)
        self.told.hide()
        self.fold.toggled.connect(self.told.setVisible)

    def show_draws(self, trail: Trail) -> bool:
        """Tell it of the last draw; whether there is anything to tell."""
        last = max(trail.rows.draws, key=lambda draw: draw.at, default=None)
        sentences = last.shortfalls if last else ()
        self.fold.set_words(TITLE.format(several(len(sentences), "thing")))
        self.told.set_words("\n".join(sentences))
        return bool(sentences)
