"""Pictures of the program to look at: every page light, dark and with large text.

    python -m tests.pictures [FOLDER]

`grab` takes a picture of any widget; PAGES says which are taken here.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from csa_desktop.gui import gallery, theme
from csa_desktop.gui.frame import Frame
from csa_desktop.gui.navigation import NavCard, NavItem
from csa_desktop.gui.palette import DARK, LIGHT
from csa_desktop.gui.theme import Theme
from csa_desktop.gui.unlock import StoreChoice, UnlockPage
from csa_desktop.gui.widgets.add_row import AddRow
from csa_desktop.gui.widgets.card import Card, QuoteCard
from csa_desktop.gui.widgets.chip import Chip, Mark
from csa_desktop.gui.widgets.column import Column
from csa_desktop.gui.widgets.error_summary import ErrorSummary, ToDo
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Run, Words

Make = Callable[[], QWidget]
LOOKS: Mapping[str, Theme] = {"light": Theme(LIGHT), "dark": Theme(DARK), "large": Theme(LIGHT, 200)}
LAPTOP = (1280, 800)
"""The smallest screen the window is made for."""


def grab(make: Make, path: Path, *, look: Theme, size: tuple[int, int] = LAPTOP, whole: bool = False) -> None:
    """Make a widget in a look and save its picture; `whole` makes a scrolling page as high as it is long."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, look)
    widget = make()
    widget.setObjectName(widget.objectName() or "frame")
    widget.resize(*size)
    widget.show()
    _settle(app)
    if whole and isinstance(widget, Column):
        widget.resize(size[0], widget.body.heightForWidth(size[0]) + 2)
        _settle(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    _settle(app)


def _settle(app: QApplication) -> None:
    for _ in range(4):
        app.processEvents()
        app.sendPostedEvents()


def frame() -> Frame:
    """The frame with a page of findings; the people and figures in it are invented."""
    made = Frame()
    made.top.set_title("Sharpston Metropolitan Council · APA 2005", "OFFICIAL-SENSITIVE")
    made.navigation.set_heading("Sharpston · APA 2005")
    made.navigation.show_items(_stages(), "safe")
    cards = (NavCard("letter", "Draft letter", ("due 2 Aug · 5 working days left",)),)
    made.navigation.show_cards(cards)
    made.show_page(_findings())
    made.trail.fill("Trail of the selected finding", _trail())
    made.bottom.saved("10:42:07")
    made.bottom.backup("Backup verified today 09:58")
    made.bottom.undo("Cite CSCI briefing")
    return made


def _stages() -> list[NavItem]:
    outcomes = ("Being healthy", "Staying safe", "Enjoying and achieving", "Making a positive contribution")
    states = {"Being healthy": "✓", "Staying safe": "3 to do"}
    below = [NavItem(t.split()[-1], t, states.get(t, ""), level=1) for t in outcomes]
    above = [
        NavItem("overview", "Overview"),
        NavItem("sources", "Sources", "14"),
        NavItem("n", "Notebook", "61%"),
    ]
    after = [
        NavItem("meeting", "Meeting", "28 Jun"),
        NavItem("moderation", "Moderation"),
        NavItem("l", "Letter"),
    ]
    return [*above, *below, *after]


def _findings() -> Column:
    page = Column(gap=8)
    tabs, summary = Tabs(), ErrorSummary()
    tabs.show_tabs(
        [("1", "Step 1 · Findings"), ("2", "Step 2 · Summary"), ("3", "Sources"), ("4", "History")]
    )
    to_do = (
        "A comment on social care responsibilities",
        "A finding without a source",
        "One gap with no owner",
    )
    summary.show_items("3 things to do before Step 2 is sound", [ToDo(text, text) for text in to_do])
    page.add(
        Words("Staying safe", look="title"), Words("Step 1 carries no grades.", look="quiet"), tabs, summary
    )
    page.add(Words("The incidence of child abuse and neglect is minimised", look="section"))
    for sign, text, tone in (
        ("strength", "Numbers on the child protection register have fallen for two years.", "selected"),
        ("improvement", "Delayed assessments have held up four conferences since January.", "row"),
        ("gap", "No evidence on how information is shared when children move away.", "row"),
    ):
        card = Card(sign=sign, tone=tone)
        card.add(Words(text))
        card.add_chips(Chip("CSCI briefing, p. 4"), Mark("Social care"))
        page.add(card)
    page.add(AddRow("Add a finding here … select words in a source and press F3 to quote them", "Ctrl N"))
    return page


def _trail() -> list[tuple[str, list[QWidget]]]:
    words = [
        Run("…the number on the register "),
        Run("fell from 212 to 171 over two years", "mark"),
        Run("…"),
    ]
    judgement = [Run("Judgement · "), Run("Social care: 2", "strong")]
    return [
        ("Stands on", [QuoteCard(words, "CSCI briefing · page 4 of 12")]),
        ("What stands on it", [Card(judgement, "9 findings · 5 sources of 3 kinds · 2 contradict · 1 gap")]),
    ]


def _unlock() -> UnlockPage:
    page = UnlockPage()
    page.show_stores([StoreChoice("/stores/evidence.csa", "Sharpston", "opened yesterday 17:02")])
    return page


def _create() -> UnlockPage:
    page = UnlockPage()
    page.set_place("/home/inspector/stores/evidence.csa")
    page.show_stores([])
    return page


def _key() -> UnlockPage:
    page = UnlockPage()
    page.show_recovery_key("K7QF-2M9X-HT4W-8ZCB-RN3V-6PJD-XA5G-Q2LE")
    return page


PAGES: Mapping[str, tuple[Make, bool]] = {
    "frame": (frame, False),
    "unlock": (_unlock, False),
    "create": (_create, False),
    "recovery-key": (_key, False),
    "fields": (gallery.fields_page, True),
    "parts": (gallery.parts_page, True),
}


def main(folder: Path) -> None:
    """Take every picture in every look."""
    for name, (make, whole) in PAGES.items():
        for look_name, look in LOOKS.items():
            size = (look.px(820) if whole else LAPTOP[0], LAPTOP[1])
            grab(make, folder / f"{name}-{look_name}.png", look=look, size=size, whole=whole)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/pictures"))
