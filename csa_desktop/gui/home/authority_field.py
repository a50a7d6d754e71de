"""The authority as one types it: those of the list whose name fits are offered, any other name is as good."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csa_desktop.domain import authorities
from csa_desktop.domain.authorities import Authority
from csa_desktop.domain.framework import Field
from csa_desktop.gui.fields.editor import Value
from csa_desktop.gui.fields.texts import TextField
from csa_desktop.gui.widgets.card import Card
from csa_desktop.gui.widgets.column import empty
from csa_desktop.gui.widgets.placed import placed
from csa_desktop.gui.widgets.words import Words

OFFERED = 6
"""So many names are offered; one types on to see others."""
NAME_HINT = "Its name in full"
NOT_LISTED = (
    "The list of authorities has none of this name. Its type and region can be said under Setting up."
)
_LEAST = 2
"""Characters before names are offered."""


class AuthorityField(TextField):
    """Down goes into the names that are offered, Enter or a click takes one."""

    matched = Signal(object)
    """The Authority of the list that is named; None for a name of none."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(Field("authority", "text", "Authority", hint=NAME_HINT, required=True))
        self.setParent(parent)
        self._known: tuple[Authority, ...] = ()
        self._offered = QVBoxLayout()
        self._offered.setSpacing(2)
        self._about = Words(look="quiet")
        self._about.hide()
        self._column.addLayout(self._offered)
        self._column.addWidget(self._about)
        self.typed.connect(lambda _: self._look())
        self.focus_target().installEventFilter(self)

    @property
    def offers(self) -> list[Card]:
        """The names that are offered now."""
        return [card for card in placed(self._offered) if isinstance(card, Card)]

    def set_known(self, known: Sequence[Authority]) -> None:
        """Offer these: the authorities of the year that is asked about."""
        self._known = tuple(known)
        self._say()

    def _look(self) -> None:
        """Offer what fits what is typed, unless that is a name already."""
        empty(self._offered)
        typed = self.value()
        found = authorities.matching(self._known, typed) if len(typed.strip()) >= _LEAST else ()
        if not authorities.named(self._known, typed):
            for authority in found[:OFFERED]:
                self._offered.addWidget(self._offer(authority))
        self._say()

    def _offer(self, authority: Authority) -> Card:
        where = authorities.described(authority.type, authority.region)
        card = Card(authority.name, where, tone="row")
        card.setObjectName(f"offer-{authority.id}")
        card.clicked.connect(partial(self._take, authority.name))
        card.installEventFilter(self)
        return card

    def _take(self, name: str, *_: object) -> None:
        self.take(name)
        self.go()

    def _settled(self) -> None:
        super()._settled()
        self._look()

    def _show(self, value: Value) -> None:
        super()._show(value)
        empty(self._offered)
        self._say()

    def _say(self) -> None:
        """What the list says of the authority that is named."""
        typed = self.value().strip()
        found = authorities.named(self._known, typed)
        said = authorities.described(found.type, found.region) if found else ""
        if typed and self._known and not found and not self.offers:
            said = NOT_LISTED
        self._about.set_words(said)
        self._about.setVisible(bool(said))
        self.matched.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up go from the line through the names and back; Escape lets go of them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and self._step(watched, step):
                return True
            if event.key() == Qt.Key.Key_Escape and self.offers:
                empty(self._offered)
                self.go()
                return True
        return super().eventFilter(watched, event)

    def _step(self, watched: QObject, step: int) -> bool:
        stops: list[QWidget] = [self.focus_target(), *self.offers]
        at = next((n for n, one in enumerate(stops) if one is watched), 0) + step
        if 0 <= at < len(stops):
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False
