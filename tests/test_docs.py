"""The documentation is true where a machine can tell: links, pictures, commands, keys and names of files."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev
from csa_desktop import __main__ as command_line
from csa_desktop.gui import keys

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    path
    for folder in ("", "docs", "packaging", "resources")
    for path in (ROOT / folder).glob("*.md" if not folder else "**/*.md")
    if "example" not in path.parts
)
GUIDE = ROOT / "docs" / "guide"
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 200_000

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^( {4}|\t).*$", re.MULTILINE)
_KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift) )+(?:\S|[A-Z]\w+)|F\d{1,2}|Enter|Esc|Space|Delete|Up|Down|Left|Right|[-+0]"
)
_FILE = re.compile(r"(?:csa_desktop|tests|forms|docs|locks|packaging|resources)/[\w./-]*[\w/]")


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def links(page: Path) -> Iterator[str]:
    """Everything a page links to or shows, but for what is on the web."""
    prose = _FENCE.sub("", text_of(page))
    yield from (link for link in _LINK.findall(prose) if "://" not in link)


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    for link in links(page):
        where, _, anchor = link.partition("#")
        target = (page.parent / where).resolve() if where else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    for name in (n for code in _CODE.findall(text_of(page)) for n in _FILE.findall(code)):
        if not any(sign in name for sign in ("<", "…", "....")):
            assert (ROOT / name).exists() or list(ROOT.glob(f"{name}*")), name


def test_every_picture_is_shown_somewhere_and_quick_to_load() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page)}
    pictures = set(PICTURES.glob("*.png"))
    assert pictures
    assert pictures <= shown
    assert {p.name for p in pictures if p.stat().st_size > LARGEST} == set()


def test_every_page_of_the_guide_can_be_reached_from_its_first() -> None:
    first = GUIDE / "index.md"
    reached = {(GUIDE / link.partition("#")[0]).resolve() for link in links(first)} | {first}
    assert set(GUIDE.glob("*.md")) <= reached


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(links(folder / "README.md"))
    assert {p.name for p in folder.glob("0*.md")} == listed


def commands(page: Path) -> list[list[str]]:
    """The commands of a page's code blocks, each without the words that explain it."""
    lines = [match.group().strip() for match in _FENCE.finditer(text_of(page))]
    told = (re.split(r"\s{2,}|\s#", line)[0] for line in lines)
    return [shlex.split(line) for line in told if line.startswith(("csa-desktop", "python3 dev.py"))]


def test_every_command_of_the_readme_is_understood() -> None:
    found = commands(ROOT / "README.md")
    assert len(found) >= 7
    for program, *arguments in found:
        if program == "csa-desktop":
            assert command_line._parser().parse_args(arguments).act
        else:
            assert arguments[1] in dev.VERBS


def test_every_verb_of_dev_is_in_the_readme() -> None:
    said = text_of(ROOT / "README.md")
    assert [verb for verb in dev.VERBS if not re.search(rf"(`{verb}`|dev\.py {verb}\b)", said)] == []


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.name)
def test_every_key_of_the_guide_acts_in_the_window(page: Path) -> None:
    known = {shown for key in keys.TABLE for shown in key.keys}
    named = {code for code in _CODE.findall(text_of(page)) if _KEY.fullmatch(code)}
    assert named <= known


def test_the_guide_names_keys_at_all() -> None:
    named = {c for page in GUIDE.glob("*.md") for c in _CODE.findall(text_of(page)) if _KEY.fullmatch(c)}
    assert {"F3", "Ctrl N", "Alt Up"} <= named
