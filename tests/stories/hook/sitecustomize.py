"""Lets a story act in the real program: every Python that has this folder on its path listens on a socket.

Nothing of the program is changed but what trying a passphrase costs. What is asked is done on the window's
thread, as a person would do it; the process that a lock starts listens again.
"""

import json
import os
import socket
import sys
import threading
from pathlib import Path
from queue import Queue


def listen(address):
    with socket.socket(socket.AF_UNIX) as server:
        Path(address).unlink(missing_ok=True)
        server.bind(address)
        server.listen()
        while True:
            with server.accept()[0] as caller, caller.makefile("rw", encoding="utf-8") as lines:
                asked = json.loads(lines.readline())
                lines.write(json.dumps(answer(*asked)) + "\n")
                lines.flush()


def made(module, name):
    """A class of Qt that the program has met already: two threads that meet one at once can wait for ever."""
    return vars(sys.modules[module]).get(name) if module in sys.modules else None


def answer(what, *details):
    timer, application = made("PySide6.QtCore", "QTimer"), made("PySide6.QtWidgets", "QApplication")
    if not timer or not application or application.startingUp():
        return ["not yet"]
    done = Queue()

    def act():
        try:
            from tests.stories import acting, cost

            cost.make_cheap()
            done.put([getattr(acting, what)(*details)])
        except Exception as error:
            done.put(["not there", repr(error)])

    timer.singleShot(0, application.instance(), act)
    return done.get()


if os.environ.get("STORY_SOCKET") and sys.orig_argv[1:3] == ["-m", "csa_desktop"]:
    threading.Thread(target=listen, args=(os.environ["STORY_SOCKET"],), daemon=True).start()
