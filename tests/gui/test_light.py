"""What reads files and lays out paper is loaded where that is done, and not in the window's process."""

import subprocess
import sys

HEAVY = {"PIL", "docx", "lxml", "openpyxl", "pypdf", "pypdfium2", "reportlab", "uharfbuzz"}
IMPORT = f"import sys, csa_desktop.app, csa_desktop.gui.session; print(*sorted({HEAVY!r} & set(sys.modules)))"


def test_the_window_loads_nothing_that_only_the_work_process_needs() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
