"""What the desktop is told about the program is true of the program."""

import configparser
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

from csa_desktop import __main__ as command_line
from csa_desktop.exchange import card, sharing
from csa_desktop.store import slot_file
from csa_desktop.store.slot_file import SlotFile

ROOT = Path(__file__).resolve().parent.parent.parent
LINUX = ROOT / "packaging" / "linux"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry() -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None, delimiters="=")
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(LINUX / "csa-desktop.desktop", encoding="utf-8")
    return read["Desktop Entry"]


def mime() -> ET.Element:
    found = ET.parse(LINUX / "csa-desktop-mime.xml").getroot().find(f"{SPACE}mime-type")
    assert found is not None
    return found


def test_a_stores_key_file_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    slot_file.write(tmp_path, SlotFile(store="0" * 32, slots=()))
    match = mime().find(f"{SPACE}magic/{SPACE}match")
    assert match is not None
    start, end = map(int, match.attrib["offset"].split(":"))
    word = match.attrib["value"].encode()
    assert word in slot_file.path(tmp_path).read_bytes()[start : end + len(word)]


def test_the_entry_starts_the_program_that_is_installed_under_its_icon() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert entry()["Exec"].split()[0] in declared["project"]["scripts"]
    icon = mime().find(f"{SPACE}icon")
    assert icon is not None
    assert entry()["Icon"] == icon.attrib["name"] == (LINUX / "csa-desktop.svg").stem


def test_a_store_that_is_pressed_on_the_desktop_is_offered_first(tmp_path: Path) -> None:
    kind = mime().attrib["type"]
    assert entry()["MimeType"] == f"{kind};"
    _, *arguments = entry()["Exec"].split()
    pressed = [str(tmp_path / "keys.json") if part == "%f" else part for part in arguments]
    from_menu = [part for part in arguments if part != "%f"]
    parser = command_line._parser()
    assert parser.parse_args(pressed).store == tmp_path / "keys.json"
    assert parser.parse_args(from_menu).store is None


def test_bundles_and_cards_are_known_by_the_names_that_the_program_gives_them() -> None:
    kinds = ET.parse(LINUX / "csa-desktop-mime.xml").getroot().findall(f"{SPACE}mime-type")
    globs = [glob.attrib["pattern"] for kind in kinds for glob in kind.findall(f"{SPACE}glob")]
    assert globs == [f"*{sharing.SUFFIX}", f"*{card.SUFFIX}"]


def test_every_file_that_the_wheel_carries_is_there() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    carried = {**wheel["targets"]["wheel"]["shared-data"], **wheel["targets"]["wheel"]["force-include"]}
    assert [name for name in carried if not (ROOT / name).exists()] == []
