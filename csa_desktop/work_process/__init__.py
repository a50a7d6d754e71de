"""Runs functions in a spawned process that holds no key: plain values go in, plain values come out.

Outside files are parsed, pages drawn and paper laid out there, so that a document that crashes, hangs
or swells ends that process and nothing else. `inside.py` is the other side.
"""

from csa_desktop.work_process.process import StoppedError, WorkError, WorkProcess
from csa_desktop.work_process.talk import FROZEN_ARGUMENT, Pieces, Progress

__all__ = ["FROZEN_ARGUMENT", "Pieces", "Progress", "StoppedError", "WorkError", "WorkProcess"]
