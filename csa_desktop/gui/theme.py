"""How the window looks now: one palette and one text size, and the style sheet made of them."""

import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from csa_desktop.gui.palette import LIGHT, Palette
from csa_desktop.paths import resources_folder

SMALL, BASE, HEADING, TITLE = 14, 15, 17, 23
"""Text sizes in units; one unit is one pixel at 100 %, and no text is smaller than SMALL."""

LEAST, MOST = 100, 200
"""Bounds of the text size in per cent."""

SANS, SERIF = "Inter", "Noto Serif"
STYLE = "Fusion"


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette at a text size in per cent."""

    palette: Palette = LIGHT
    percent: int = 100

    def px(self, units: float) -> int:
        """Units of text size as device-independent pixels, at least 1."""
        return max(1, round(units * self.percent / 100))

    def colour(self, name: str) -> QColor:
        """A named colour of the palette; AttributeError where it has none."""
        return QColor(getattr(self.palette, name))

    def font(self, size: int = BASE, *, serif: bool = False, strong: bool = False) -> QFont:
        """A font of the window at this text size."""
        font = QFont(SERIF if serif else SANS)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font


_applied = Theme()


def current() -> Theme:
    """The theme that was applied last; painters ask for it each time they paint."""
    return _applied


def px(units: float) -> int:
    """Units of text size as pixels in the theme that was applied last."""
    return _applied.px(units)


def application(name: str) -> QApplication:
    """The program's QApplication, with our style from its beginning.

    Asking for a style later makes Python's side of QStyle, whose lists of constants take 8 ms.
    """
    app = QApplication([name, "-style", STYLE])
    app.setProperty("style", STYLE)
    return app


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in `theme`; every widget is styled and painted again."""
    global _applied
    _applied = theme
    load_fonts()
    if app.property("style") != STYLE:
        app.setStyle(STYLE)
        app.setProperty("style", STYLE)
    app.setFont(theme.font())
    app.setPalette(_qt_palette(theme))
    app.setStyleSheet(style_sheet(theme))


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the fonts in resources/fonts/window known; their families."""
    ids = [
        QFontDatabase.addApplicationFont(str(f))
        for f in sorted((resources_folder() / "fonts/window").glob("*.?tf"))
    ]
    return tuple(family for font in ids for family in QFontDatabase.applicationFontFamilies(font))


@cache
def _template() -> str:
    return "\n".join(f.read_text("utf-8") for f in sorted((resources_folder() / "style").glob("*.qss")))


def style_sheet(theme: Theme) -> str:
    """The templates of resources/style: @name is a colour, 14u a length that follows the text size."""
    icons = (resources_folder() / "icons").as_posix()
    text = _template().replace("@icons", icons).replace("@scheme", theme.palette.name)
    text = re.sub(r"@([a-z_]+)", lambda m: str(getattr(theme.palette, m[1])), text)
    return re.sub(r"\b(\d+(?:\.\d+)?)u\b", lambda m: f"{theme.px(float(m[1]))}px", text)


def _qt_palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    names = {
        role.Window: "paper",
        role.WindowText: "ink",
        role.Base: "field",
        role.AlternateBase: "panel",
        role.Text: "ink",
        role.Button: "panel",
        role.ButtonText: "ink",
        role.ToolTipBase: "panel",
        role.ToolTipText: "ink",
        role.PlaceholderText: "quiet",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Mid: "line",
        role.Dark: "edge",
    }
    for where, name in names.items():
        palette.setColor(where, theme.colour(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, theme.colour("quiet"))
    return palette
