"""The program as a person uses it, from the passphrase on; at the end it says what was measured, as JSON.

python session.py STORE PASSPHRASE memory|gaps|cases|several|home [small]
"""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from csa_desktop import __main__, app, clock

STORE, PASSPHRASE, WHAT, *SMALL = sys.argv[1:]
FOUND = "The register of children has fallen over two years, which inspectors heard from all partners."
SCROLLS = 5 if SMALL else 25
ALL = WHAT in ("several", "home")
"""Whether the window opens with the list of all assessments."""


class Measured(app.App):
    """The window, and the person who works in it."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        from gaps import Gaps
        from person import Person

        self.said: dict[str, object] = {}
        self.person = Person(self._steps, self._tell)
        self.gaps = None if WHAT == "memory" else Gaps(lambda: self.person.doing)

    def _steps(self, person):
        yield from self._unlock(person)
        if WHAT == "memory":
            yield from self._look_around(person, "subject")
            self.said |= memory()
            yield from self._look_around(person, "reader")
            self.said["with_document"] = memory()["rss"]
            return
        if WHAT == "cases":
            yield from self._go_through_cases(person)
            return
        if WHAT == "several":
            yield from self._go_over_several(person)
            return
        if WHAT == "home":
            yield from self._go_about_the_list(person)
            return
        yield from self._write(person)
        yield from self._look_around(person, *self._rows()[: 2 if SMALL else None])
        yield from self._search(person)
        yield from self._scroll(person)

    def _unlock(self, person):
        from person import pause, press

        line = self.window.unlock.opening.passphrase.line
        yield line.hasFocus
        person.doing = "unlocking"
        yield from person.type(PASSPHRASE)
        press(QT_RETURN)
        yield (lambda: self.session is not None and self._is_idle()) if ALL else self._is_shown
        person.doing = "opening the assessment"
        yield pause(1)

    def _is_shown(self) -> bool:
        return bool(
            self.session and self.session.workspace and self.session.workspace.page and self._is_idle()
        )

    def _is_idle(self) -> bool:
        return self.session.runner.idle()

    @property
    def workspace(self):
        return self.session.workspace

    def _rows(self) -> list[str]:
        """Every page that the navigation leads to, and a document."""
        from csa_desktop.gui import navigator

        rows = navigator.items(self.workspace._trail, self.workspace.desk.pack, ())
        return [*(row.id for row in rows), "reader", "subject"]

    def _place(self, row: str):
        from csa_desktop.gui import navigator
        from csa_desktop.gui.places import Place

        trail = self.workspace._trail
        if row == "subject":
            return Place("subject", self.workspace.desk.pack.subjects[1].id)
        if row == "reader":
            longest = max(trail.sources(), key=lambda s: s.pages if s.sha256 else 0, default=None)
            return Place("reader", longest.id) if longest and longest.sha256 else Place("sources")
        return navigator.place_of(row)

    def _look_around(self, person, *rows):
        from person import pause

        for row in rows:
            person.doing = f"going to {row}"
            self.workspace.go(self._place(row))
            yield pause(0.2)
            yield self._is_idle
            yield pause(1.0 if row == "reader" else 0.3)

    def _write(self, person):
        from person import pause, press, visible

        from csa_desktop.gui.pages.notebook.add_line import AddLine

        person.doing = "going to an area of the notebook"
        self.workspace.go(self._place("subject"))
        yield lambda: bool(visible(self.workspace.page, AddLine))
        person.doing = "beginning a finding"
        visible(self.workspace.page, AddLine)[0].click()
        yield pause(0.2)
        for number in range(1 if SMALL else 3):
            person.doing = "typing a finding"
            yield from person.type(f"{FOUND} {number}")
            person.doing = "adding a finding"
            press(QT_RETURN)
            yield pause(0.3)
            yield self._is_idle
        press(QT_ESCAPE)
        yield pause(0.3)

    def _search(self, person):
        from person import pause

        person.doing = "searching"
        self.workspace.frame.top.search.setFocus()
        for typed in ("attendance", " children"):
            yield from person.type(typed, every=0.08)
            yield pause(0.3)
            yield self._is_idle
        yield pause(0.3)

    def _scroll(self, person):
        from person import pause

        for row in ("subject", "sources", "reader"):
            yield from self._look_around(person, row)
            yield from self._scroll_here(person, row)
        yield pause(0.3)

    def _scroll_here(self, person, row):
        from person import pause
        from PySide6.QtWidgets import QScrollArea

        person.doing = f"scrolling in {row}"
        areas = [a for a in self.workspace.page.findChildren(QScrollArea) if a.isVisible()]
        for area in areas[:1]:
            bar = area.verticalScrollBar()
            for _ in range(SCROLLS):
                bar.setValue(bar.value() + max(40, bar.pageStep() // 4))
                yield pause(0.03)

    def _go_over_several(self, person):
        """The moderation board with ten authorities, judgement by judgement, and the national view."""
        from person import pause

        from csa_desktop.gui.places import Place

        self.gaps.found.clear()  # the page with which it opens is measured by itself
        person.doing = "going to the moderation board"
        self.session.go(Place("board"))
        board = self.session.room.page
        yield lambda: bool(board.choosing.rows) and self._is_idle()
        yield pause(0.5)
        person.doing = "choosing authorities"
        for row in list(board.choosing.rows.values())[:10]:
            if not row.button.isChecked():
                row.button.click()
            yield pause(0.05)
        yield lambda: len(board._columns) == len(board._ids) and board._filling.is_whole
        yield pause(0.3)
        person.doing = "laying them side by side"
        board.choosing.button.click()
        yield pause(0.5)
        for at in range(1, board.judgements.count()):
            person.doing = "going to another judgement"
            board.judgements.setCurrentIndex(at)
            yield lambda: board._filling.is_whole
            yield pause(0.3)
        person.doing = "opening a decision"
        board.decide(board._ids[0])
        yield pause(0.5)
        person.doing = "comparing two trails"
        board._go("two")
        yield pause(0.5)
        person.doing = "going to the national view"
        self.session.go(Place("national"))
        national = self.session.room.page
        yield lambda: national.figure is not None
        yield pause(0.5)
        person.doing = "listing what is behind a count"
        bar = national.bars()[0]
        national.show_behind(bar.key, max(bar.by_grade, key=lambda code: len(bar.by_grade[code])))
        yield pause(0.5)

    def _go_about_the_list(self, person):
        """The list of all assessments as it opens, is scrolled and narrowed; one of them, and words in it."""
        from person import pause

        page = self.session.page
        person.doing = "listing all assessments"
        yield lambda: all(one.is_known for one in page.shown()) and self._is_idle()
        yield pause(1.0)
        person.doing = "scrolling in the list"
        bar = page.column.verticalScrollBar()
        for _ in range(SCROLLS):
            bar.setValue(bar.value() + bar.pageStep() // 2)
            yield pause(0.05)
        person.doing = "narrowing the list"
        page.search.go()
        yield from person.type("south west", every=0.08)
        yield pause(0.3)
        page.search.retype("")
        yield pause(0.5)
        for _ in range(2):
            page.narrow.toggle("late").click()
            yield pause(0.5)
        person.doing = "typing an authority"
        page.another.click()
        yield from person.type("north", every=0.08)
        yield pause(0.3)
        person.doing = "opening an assessment"
        self.session.open_assessment(page.shown()[0].assessment.id)
        yield self._is_shown
        yield pause(1.0)
        yield from self._search(person)
        yield pause(0.5)
        person.doing = "going back to the list"
        self.session.show_assessments()
        yield lambda: self.session.workspace is None and self._is_idle()
        yield pause(1.0)

    def _go_through_cases(self, person):
        yield from self._go_from_case_to_case(person)
        yield from self._go_to_all_of_them(person)

    def _go_to_all_of_them(self, person):
        """Pages on which every case stands: themes, one theme, the sample, the records."""
        from person import pause

        from csa_desktop.domain import records
        from csa_desktop.gui.pages.source_places import place_of_source
        from csa_desktop.gui.places import Place

        pack, trail = self.workspace.desk.pack, self.workspace._trail
        made = [s for s in trail.sources() if records.is_record(pack, s)][: 1 if SMALL else 4]
        places = [("the themes", Place("themes")), ("a theme", Place("subject", pack.themes()[0].id))]
        places += [(f"the sample, {tab}", Place("sample", tab=tab)) for tab in ("cases", "matrix", "draw")]
        places += [("who tracks what", Place("plan", tab="tracking"))]
        for record in made:
            there = place_of_source(pack, record)
            places += [("the records", Place(there.page, there.about)), ("a record", there)]
        for words, place in places:
            person.doing = f"going to {words}"
            self.workspace.go(place)
            yield pause(0.2)
            yield self._is_idle
            yield pause(1.0)
            yield from self._scroll_here(person, words)

    def _go_from_case_to_case(self, person):
        from person import pause, press

        yield from self._look_around(person, "cases")
        yield from self._scroll_here(person, "cases")
        for case in self.workspace._trail.cases()[: 1 if SMALL else 8]:
            person.doing = "opening a case"
            self.workspace.go(self._place(f"case/{case.id}"))
            yield lambda: self.workspace.page.tab.is_whole
            yield pause(0.4)
            yield from self._scroll_here(person, "a case")
            person.doing = "going from cell to cell"
            grid = self.workspace.page.grid.grid
            grid.cells[grid.current].setFocus()
            for key in (QT_DOWN, QT_RIGHT) * (2 if SMALL else 5):
                press(key)
                yield pause(0.06)
            person.doing = "evaluating a cell"
            press(0, "+")
            yield pause(0.2)
            yield self._is_idle
        yield pause(0.3)

    def _tell(self) -> None:
        if self.gaps:
            self.said["gaps"] = sorted(self.gaps.found, reverse=True)[:12]
        os.write(1, (json.dumps(self.said) + "\n").encode())
        os._exit(0)


def memory() -> dict[str, float]:
    """What this process holds now, in MB: resident, and its share where pages are shared with others."""
    import psutil

    found = psutil.Process().memory_full_info()
    return {"rss": found.rss / 2**20, "pss": getattr(found, "pss", 0) / 2**20, "uss": found.uss / 2**20}


QT_RETURN, QT_ESCAPE = 0x01000004, 0x01000000
QT_RIGHT, QT_DOWN = 0x01000014, 0x01000015
if WHAT == "home":  # a day on which much is due
    clock.set_source(lambda: datetime(2005, 8, 24, 9, 0, tzinfo=UTC))
app.App = Measured
__main__.main(["--store", str(Path(STORE))])
