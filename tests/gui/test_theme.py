"""Light, dark and large: enough contrast, no small text, and the system followed unless one chose."""

import re
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.appearance import Appearance
from csa_desktop.gui.palette import DARK, LIGHT, PAIRS, Palette, contrast
from csa_desktop.gui.theme import Theme
from csa_desktop.paths import resources_folder

TEMPLATES = sorted((resources_folder() / "style").glob("*.qss"))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize(("seen", "on", "least"), PAIRS)
def test_every_pair_of_colours_can_be_told_apart(palette: Palette, seen: str, on: str, least: float) -> None:
    assert contrast(getattr(palette, seen), getattr(palette, on)) >= least


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_text_colour_is_in_a_pair() -> None:
    tested = {seen for seen, _, _ in PAIRS}
    text_rules = re.findall(r"(?<![-\w])color: @(\w+)", "".join(t.read_text("utf-8") for t in TEMPLATES))
    assert text_rules and set(text_rules) <= tested


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
def test_no_style_is_left_with_a_sign_of_the_template(palette: Palette, percent: int) -> None:
    sheet = theme.style_sheet(Theme(palette, percent))
    assert "@" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert not re.search(r"\d u\b|\du\b", re.sub(r"/\*.*?\*/|#[0-9a-f]+", "", sheet, flags=re.DOTALL))


def test_no_text_is_smaller_than_14_pixels() -> None:
    sizes = [float(s) for t in TEMPLATES for s in re.findall(r"font-size: ([\d.]+)u", t.read_text("utf-8"))]
    assert len(sizes) > 10
    assert min(sizes) >= 14


def test_no_text_size_is_fixed_in_pixels() -> None:
    assert not [t.name for t in TEMPLATES if re.search(r"font-size: [\d.]+px", t.read_text("utf-8"))]


def test_icons_of_the_styles_are_there() -> None:
    named = {i for p in (LIGHT, DARK) for i in re.findall(r'url\("([^"]+)"\)', theme.style_sheet(Theme(p)))}
    assert named
    assert all((resources_folder() / "icons" / i.rsplit("/", 1)[1]).is_file() for i in named)


def test_the_fonts_come_with_the_program_and_their_licences(qapp: QApplication) -> None:
    assert {theme.SANS, theme.SERIF} <= set(theme.load_fonts())
    assert QFontInfo(Theme().font()).family() == theme.SANS
    folder = resources_folder() / "fonts" / "window"
    assert all("SIL OPEN FONT LICENSE" in f.read_text("utf-8").upper() for f in folder.glob("*.txt"))
    assert len(list(folder.glob("*.txt"))) == 2


def test_text_grows_to_twice_its_size(qapp: QApplication) -> None:
    assert Theme(LIGHT, 200).font().pixelSize() == 2 * Theme(LIGHT, 100).font().pixelSize()


def test_the_window_follows_the_system_until_one_chooses(qapp: QApplication) -> None:
    hints = qapp.styleHints()
    appearance = Appearance(qapp)
    hints.setColorScheme(Qt.ColorScheme.Dark)
    assert theme.current().palette is (DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT)
    appearance.set_scheme("light")
    assert theme.current().palette is LIGHT
    appearance.set_scheme("dark")
    assert theme.current().palette is DARK
    hints.unsetColorScheme()
    appearance.set_scheme("system")
    appearance.deleteLater()


def test_the_text_size_stays_within_its_bounds(qapp: QApplication) -> None:
    appearance = Appearance(qapp, percent=1000)
    assert appearance.percent == 200
    appearance.larger()
    assert appearance.percent == 200
    appearance.set_percent(10)
    appearance.smaller()
    assert appearance.percent == 100
    appearance.deleteLater()


def test_a_change_of_look_reaches_what_is_shown(qapp: QApplication, show) -> None:  # type: ignore[no-untyped-def]
    widget: QWidget = show(QWidget())
    before = widget.font().pixelSize()
    theme.apply(qapp, replace(theme.current(), percent=200))
    assert widget.font().pixelSize() == 2 * before


def test_every_colour_is_written_in_full() -> None:
    for palette in (LIGHT, DARK):
        colours = [getattr(palette, f.name) for f in fields(palette) if f.name != "name"]
        assert all(re.fullmatch("#[0-9a-f]{6}", c) for c in colours)
