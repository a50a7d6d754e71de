"""Writes the guide's page of keys from the one table: python -m tests.write_keys."""

from pathlib import Path

from csa_desktop.gui import keys

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide" / "keys.md"

if __name__ == "__main__":
    GUIDE.parent.mkdir(parents=True, exist_ok=True)
    GUIDE.write_text(keys.guide(), encoding="utf-8")
