"""Everything Qt: it shows and asks, and decides nothing.

PySide puts an import of its own in place of Python's. It reads the source of every module, and keeps it, to
see whether `__feature__` is wanted there. Nothing here wants it; without it a store opens in two thirds of
the time, and the window takes 27 MB less.
"""

import builtins

import PySide6.QtCore  # noqa: F401

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
