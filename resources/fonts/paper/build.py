"""Makes the fonts of this folder from Debian's packages; run it by hand when the list below changes.

    apt-get install fonts-noto-core fonts-dejavu-core fonts-droid-fallback fonts-baekmuk
    python resources/fonts/paper/build.py

Hinting is left out, because paper needs none. A font behind another keeps only what those before it lack.
"""

from pathlib import Path

import uharfbuzz as hb

HERE = Path(__file__).parent
DEBIAN = Path("/usr/share/fonts/truetype")
WHOLE = tuple(
    f"noto/NotoSans{name}.ttf"
    for name in (
        "-Regular",
        "-Bold",
        "-Italic",
        *(
            f"{script}-Regular"
            for script in (
                *("Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati"),
                *("Gurmukhi", "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Sinhala"),
                *("Tamil", "Telugu", "Thaana", "Thai"),
            )
        ),
    )
)
REMAINDERS = (
    "dejavu/DejaVuSans.ttf",
    "noto/NotoSansSymbols2-Regular.ttf",
    "noto/NotoSansSymbols-Regular.ttf",
    "noto/NotoSansMath-Regular.ttf",
    "droid/DroidSansFallbackFull.ttf",
    "baekmuk/dotum.ttf",
)


def build() -> None:
    """Writes every font of the list into this folder."""
    covered: set[int] = set()
    for name in WHOLE:
        covered |= write(name, keep=None)
    for name in REMAINDERS:
        covered |= write(name, keep={code for code in codes(name) if wanted(code, name)} - covered)


def write(name: str, keep: set[int] | None) -> set[int]:
    """Writes one font, whole where `keep` is None; gives the code points that it can show."""
    face = hb.Face(hb.Blob.from_file_path(str(DEBIAN / name)))
    plan = hb.SubsetInput()
    if keep is None:
        plan.keep_everything()
    else:
        plan.unicode_set.set(keep)
        plan.name_id_set.invert()
    plan.flags = hb.SubsetFlags.NO_HINTING | (hb.SubsetFlags.NO_LAYOUT_CLOSURE if keep else 0)
    made = plan.subset(face)
    (HERE / Path(name).name).write_bytes(made.blob.data)
    return set(made.unicodes)


def codes(name: str) -> set[int]:
    """The code points that a font of Debian's can show."""
    return set(hb.Face(hb.Blob.from_file_path(str(DEBIAN / name))).unicodes)


def wanted(code: int, name: str) -> bool:
    """Chinese and Japanese keep to their common sets, Korean to its syllables: the rest is rare and heavy."""
    if name.startswith("droid"):
        common = ("gb2312", "shift_jis", "euc_kr")
        return code >= 0x2E80 and (not is_ideograph(code) or any(encodes(code, codec) for codec in common))
    if name.startswith("baekmuk"):
        return 0xAC00 <= code < 0xD7A4 or 0x3130 <= code < 0x3190
    return True


def is_ideograph(code: int) -> bool:
    """True for the ideographs of Chinese, Japanese and Korean."""
    return 0x3400 <= code < 0xA000 or 0xF900 <= code < 0xFB00


def encodes(code: int, codec: str) -> bool:
    """True where a national standard has the character."""
    try:
        chr(code).encode(codec)
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    build()
