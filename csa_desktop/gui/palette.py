"""The colours of the window, light and dark, and the pairs of them that must be told apart."""

from dataclasses import dataclass

TEXT = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
SHAPE = 3.0
"""The least contrast of what a control or a sign is recognised by (WCAG 2.2, 1.4.11)."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Named colours as "#rrggbb". Surfaces first, then what lies on them."""

    name: str
    paper: str
    panel: str
    side: str
    field: str
    wash: str
    link_wash: str
    hover: str
    ink: str
    quiet: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    on_accent: str
    good: str
    good_wash: str
    weak: str
    weak_wash: str
    gap: str
    on_sign: str
    caution: str
    caution_wash: str
    danger: str
    danger_hover: str
    on_danger: str
    danger_ink: str
    danger_wash: str
    danger_line: str
    mark: str
    hit: str
    ours: str
    theirs: str
    backdrop: str


LIGHT = Palette(
    name="light",
    paper="#ffffff",
    panel="#fbfaf8",
    side="#eeece6",
    field="#fdfcfa",
    wash="#f1f6fa",
    link_wash="#eaf2f7",
    hover="#f6f4ef",
    ink="#16202b",
    quiet="#545b63",
    line="#dcd9d2",
    edge="#7f796e",
    accent="#1d5f8a",
    accent_hover="#174d70",
    on_accent="#ffffff",
    good="#1b6b4a",
    good_wash="#e3f0e9",
    weak="#a4460f",
    weak_wash="#f9e3d8",
    gap="#6b5a00",
    on_sign="#ffffff",
    caution="#7a5200",
    caution_wash="#fdf5e0",
    danger="#b3261e",
    danger_hover="#8f1d17",
    on_danger="#ffffff",
    danger_ink="#8a1c16",
    danger_wash="#fdf3f2",
    danger_line="#d9b3b0",
    mark="#fff0a8",
    hit="#ffd8a8",
    ours="#d3e9dc",
    theirs="#d6e4f2",
    backdrop="#dedbd3",
)

DARK = Palette(
    name="dark",
    paper="#1c1f23",
    panel="#202429",
    side="#16181b",
    field="#24282d",
    wash="#22303b",
    link_wash="#233542",
    hover="#2a2f35",
    ink="#e8e5de",
    quiet="#b0ada5",
    line="#383d43",
    edge="#858b92",
    accent="#8cc2e4",
    accent_hover="#aad4ee",
    on_accent="#0e1a24",
    good="#72c99f",
    good_wash="#1d3329",
    weak="#f2a87b",
    weak_wash="#40291d",
    gap="#dcc45a",
    on_sign="#11161a",
    caution="#efcb7a",
    caution_wash="#3a311c",
    danger="#f2938c",
    danger_hover="#f7b1ac",
    on_danger="#2a0b08",
    danger_ink="#f5aaa4",
    danger_wash="#302123",
    danger_line="#7d4a46",
    mark="#5c4d10",
    hit="#6b4318",
    ours="#24503a",
    theirs="#24466a",
    backdrop="#111315",
)

_SURFACES = ("paper", "panel", "side", "field", "wash", "hover")

PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("ink", surface, TEXT) for surface in _SURFACES),
    *(("quiet", surface, TEXT) for surface in _SURFACES),
    *(("accent", surface, TEXT) for surface in _SURFACES),
    *(("good", surface, TEXT) for surface in ("paper", "panel", "side", "wash", "good_wash")),
    *(("weak", surface, TEXT) for surface in ("paper", "panel", "side", "wash", "weak_wash")),
    *(("gap", surface, TEXT) for surface in ("paper", "panel", "wash", "hover")),
    *(("danger_ink", surface, TEXT) for surface in ("paper", "panel", "side", "danger_wash")),
    *(("danger", surface, SHAPE) for surface in ("paper", "panel", "field", "danger_wash")),
    *(("edge", surface, SHAPE) for surface in _SURFACES),
    ("caution", "caution_wash", TEXT),
    ("caution", "paper", TEXT),
    ("caution", "side", TEXT),
    ("ink", "caution_wash", TEXT),
    ("ink", "link_wash", TEXT),
    ("accent", "link_wash", TEXT),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_hover", TEXT),
    ("accent_hover", "paper", TEXT),
    ("accent_hover", "panel", TEXT),
    ("on_danger", "danger", TEXT),
    ("on_danger", "danger_hover", TEXT),
    ("on_sign", "good", TEXT),
    ("on_sign", "weak", TEXT),
    ("ink", "danger_wash", TEXT),
    ("quiet", "danger_wash", TEXT),
    *(("ink", wash, TEXT) for wash in ("mark", "hit", "ours", "theirs", "good_wash", "weak_wash")),
    ("ink", "backdrop", TEXT),
)
"""(what is seen, what it lies on, the least contrast): every pair that a style or a painter uses."""


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two "#rrggbb" colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
