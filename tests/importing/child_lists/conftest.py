"""Lists are made by `made_lists`, other files by `made_files`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
