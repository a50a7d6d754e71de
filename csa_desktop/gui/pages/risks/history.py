"""What was ever said of a risk, in words: nothing of it goes when the risk is closed."""

from collections.abc import Iterator, Sequence

from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.store.reading import Version

NAMES = {
    "child": "Child",
    "what": "What was seen",
    "found": "When it was seen",
    "told": "Who was told",
    "told_at": "Told",
    "will_do": "What they said they would do",
    "by_when": "By when",
    "confirmed_how": "How it was confirmed",
    "confirmed_at": "Confirmed in writing",
}
_MOMENTS = ("found", "told_at", "by_when", "confirmed_at")


def told_of(versions: Sequence[Version], trail: Trail) -> Iterator[str]:
    """Every value that was ever kept, the newest first: what, who said so and when."""
    first = {v.field for v in versions if v.value}
    for version in reversed(versions):
        if version.field in NAMES and (version.value or version.field in first) and not _blank(version):
            said = "erased" if version.erased else _worded(version)
            who = trail.name_of(version.author) or "not named"
            yield f"{moment(version.at)} · {who} · {NAMES[version.field]}: {said}"


def _blank(version: Version) -> bool:
    """True for an empty value that a new risk began with."""
    return not version.value and version.field != "confirmed_at"


def _worded(version: Version) -> str:
    text = str(version.value)
    if version.field in _MOMENTS:
        return moment(text) if text else "taken back"
    return " ".join(text.split())
