"""The fonts that are shipped for paper."""

import pytest

from csa_desktop.paths import resources_folder
from csa_desktop.reports.fonts import Weight, face_for, main

FOLDER = resources_folder() / "fonts" / "paper"


def test_they_are_not_heavy_and_carry_their_licences() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 6_000_000
    for licence in ("OFL.txt", "LICENSE-DejaVu.txt", "LICENSE-Droid.txt", "LICENSE-Baekmuk.txt"):
        assert (FOLDER / licence).read_text(encoding="utf-8").strip()


def test_the_three_weights_show_the_same_characters() -> None:
    regular, *others = (set(main(weight).face.unicodes) for weight in Weight)
    assert all(other == regular for other in others)


def test_every_font_has_outlines_that_a_pdf_can_hold() -> None:
    for file in FOLDER.glob("*.ttf"):
        assert file.read_bytes()[:4] == b"\x00\x01\x00\x00", f"{file.name} is not a TrueType font"


@pytest.mark.parametrize(
    "language",
    [
        "Polish: Źdźbło; Romanian: țară; Turkish: ışık; Vietnamese: đường; Welsh: ŵyl; Yoruba: ọ̀rọ̀",
        "Українська, Български, Ελληνικά, Հայերեն, ქართული",
        "العربية، اردو ہے، فارسی پ، پښتو ښ، کوردی ێ",
        "עברית, ދިވެހި",
        "हिन्दी, नेपाली, বাংলা, ਪੰਜਾਬੀ, ગુજરાતી, தமிழ், తెలుగు, ಕನ್ನಡ, മലയാളം, සිංහල",
        "አማርኛ, ትግርኛ",
        "ไทย, ລາວ, ខ្មែរ, မြန်မာ",
        "中文、繁體中文、日本語のかな、한국어",
        "☐ ☒ ☑ ✓ ✗ → ≥ ≤ ½ № ° £ € 😀 ❤ ␀",
    ],
)
def test_languages_of_families_in_england_are_shown(language: str) -> None:
    from csa_desktop.reports.text import clusters

    missing = [c for c in clusters(language) if face_for(c, Weight.REGULAR) is None]
    assert missing == []
