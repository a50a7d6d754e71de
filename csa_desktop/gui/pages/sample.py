"""The sample: its cases, what they cover of stages and groups, the draw, cases picked by hand."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import cases, picked_cases, sample_pool
from csa_desktop.commands.sample_pool import Numbers
from csa_desktop.domain import people
from csa_desktop.domain.cases import REPLACED, SAMPLED, Case
from csa_desktop.domain.framework import Pack
from csa_desktop.domain.sampling import Wish
from csa_desktop.domain.sampling.reserves import reserves_of
from csa_desktop.domain.sampling.titles import marks_of_case, title_of
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.pages.listing import Group, ListingPage, Made
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.pages.sampling.by_hand import ByHand
from csa_desktop.gui.pages.sampling.case_rows import CaseRow, replaced_line, reserves_line
from csa_desktop.gui.pages.sampling.draw_run import DrawRun
from csa_desktop.gui.pages.sampling.drawing import Drawing
from csa_desktop.gui.pages.sampling.matrix_view import MatrixView
from csa_desktop.gui.pages.sampling.replacements import Replacements
from csa_desktop.gui.pages.sampling.wanting import Wanting
from csa_desktop.gui.pages.sampling.wish_form import new_seed
from csa_desktop.gui.pages.unsent import BY_HAND as PICKED
from csa_desktop.gui.pages.unsent import Unsent, said_again
from csa_desktop.gui.pages.wheres import page_title
from csa_desktop.gui.places import Place
from csa_desktop.gui.widgets.empty_page import EmptyPage
from csa_desktop.gui.widgets.tabs import Tabs
from csa_desktop.gui.widgets.words import Words
from csa_desktop.store.local import Draft
from csa_desktop.store.log import Recorded
from csa_desktop.store.store import Store

CASES, MATRIX, DRAW, BY_HAND = "cases", "matrix", "draw", "by-hand"
TABS = ((CASES, "Cases"), (MATRIX, "Stages and groups"), (DRAW, "Draw"), (BY_HAND, "Add by hand"))
PICKING = "A case to be added by hand"
EMPTY = (
    "Cases are drawn from the authority's lists by stage and group: by chance, with a seed that is recorded, "
    "so that anybody can see how they were chosen. Reserves stand ready where one has to be replaced."
)


class SamplePage(ListingPage):
    """Four tabs; what is typed in one stays while one looks at another."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(desk, page_title(desk.pack, "sample", "Sample"), _hint(desk.pack), parent=parent)
        self._trail: Trail | None = None
        self._numbers = Numbers(0, 0, {}, {})
        self._counted: object = None
        self.tabs = Tabs()
        self.message, self.problem = Words(look="good"), Words(look="error")
        self.run, self.replacing = DrawRun(desk, self), Replacements(desk, self)
        self.drawing, self.by_hand = Drawing(desk.pack), ByHand(desk.pack)
        self.matrix, self.wanting = MatrixView(desk.pack), Wanting()
        self._parts = {MATRIX: self.matrix, DRAW: self.drawing, BY_HAND: self.by_hand}
        self._picking = Unsent(
            desk, self.by_hand.typed(), box=PICKED, row=desk.assessment, title=PICKING, parent=self
        )
        self._make_head()
        self.tabs.chosen.connect(self._show_tab)
        self.drawing.draw_wanted.connect(self._draw)
        self.drawing.form.changed.connect(self._count)
        self.drawing.lists_wanted.connect(lambda: self.went.emit(Place("lists")))
        self.matrix.fill_wanted.connect(self._fill)
        self.by_hand.added.connect(self._pick)
        self.run.drawn.connect(self._drawn)
        self.run.refused.connect(self._refused)
        self.replacing.closed.connect(self._replaced)
        self.replacing.by_hand.connect(self._instead)
        self._picking.came_back.connect(lambda at: self.by_hand.say_again(said_again(at)))

    def _make_head(self) -> None:
        self.tabs.show_tabs(TABS)
        for at, widget in enumerate(
            (
                self.tabs,
                self.run.progress,
                self.message,
                self.problem,
                self.wanting,
                *self._parts.values(),
            ),
            2,
        ):
            self.column.column.insertWidget(at, widget)
        for widget in (self.message, self.problem, self.wanting, *self._parts.values()):
            widget.hide()

    # Showing

    def show_trail(self, trail: Trail) -> None:
        """Show the sample as it is now; what is being typed stays."""
        first = self._trail is None
        self._trail = trail
        sampled = trail.cases(SAMPLED)
        if first and not sampled:
            self.tabs.go_to(DRAW)
        self.tabs.show_tabs([(CASES, f"Cases {len(sampled)}" if sampled else "Cases"), *TABS[1:]])
        self.by_hand.show_cases(sampled)
        if first:
            self._picking.offer()
            self.desk.read(Store.drafts, self.desk.assessment, then=self._found)
        self._count_if_changed(trail)
        self._show_tab(self.tabs.current())

    def _count_if_changed(self, trail: Trail) -> None:
        what = (trail.rows.listings, len(trail.rows.cases))
        if what != self._counted:
            self._counted = what
            self._count()

    def _count(self) -> None:
        wish = self.drawing.form.everywhere()
        self.desk.read(
            sample_pool.numbers, self.desk.assessment, self.desk.pack, wish, then=self._show_counted
        )

    def _show_counted(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._show_numbers()

    def _show_numbers(self) -> None:
        if self._trail:
            self.drawing.show_sample(self._trail, self._numbers)
            if self.tabs.current() == MATRIX:  # it is large: made only where it is looked at
                self.matrix.show_sample(self._trail, self._numbers.eligible)

    def _show_tab(self, tab: str) -> None:
        for key, part in self._parts.items():
            part.setVisible(key == tab)
        self._list_on(on=tab == CASES)
        wants = self.wanting.show_draws(self._trail) if self._trail else False
        self.wanting.setVisible(wants and tab in (CASES, MATRIX))
        if tab == CASES and self._trail:
            self._show_cases(self._trail)
        self._show_numbers()

    def _list_on(self, *, on: bool) -> None:
        """Beside another tab the list is not shown, and does not grow."""
        for card in self.cards():
            card.setVisible(on)
        if on:
            self.turns.go_on()
        else:
            self.turns.stop()

    def go_to(self, place: Place) -> None:
        """`place.tab` is one of the tabs."""
        if place.tab:
            self.tabs.go_to(place.tab)
            self._show_tab(place.tab)

    # The cases

    def _show_cases(self, trail: Trail) -> None:
        self.replacing.look(trail)
        what = (trail.rows.cases, trail.rows.members, self.replacing.asking)
        if self.is_shown(what):
            return
        if not trail.rows.cases:
            page = EmptyPage("No case is sampled yet", EMPTY, "Go to the draw")
            page.first_step.connect(lambda: self.go_to(Place("sample", tab=DRAW)))
            self.show_groups(what, [("", [page])])
            return
        stages = [stage.id for stage in self.desk.pack.journey_stages()]
        others = {case.stage for case in trail.cases()} - set(stages)
        self.show_groups(what, [self._stage(trail, stage) for stage in (*stages, *sorted(others))])

    def _stage(self, trail: Trail, stage: str) -> Group:
        here = [case for case in trail.cases() if case.stage == stage]
        sampled = [case for case in here if case.sample == SAMPLED]
        made: list[Made] = []
        for case in sampled:
            made.append(partial(self._row, case, trail))
            if (asking := self.replacing.asking) and asking.case.id == case.id:
                made.append(asking)
        if ready := reserves_of(trail, stage):
            made.append(partial(reserves_line, ready))
        instead = {case.instead_of: case for case in here if case.instead_of}
        made += [partial(replaced_line, c, instead.get(c.id)) for c in here if c.sample == REPLACED]
        count = f"{len(sampled)} case{'' if len(sampled) == 1 else 's'}"
        return f"{title_of(self.desk.pack, stage)} · {count}", made

    def _row(self, case: Case, trail: Trail) -> CaseRow:
        row = CaseRow(case, self.desk.pack, people.inspectors(self.desk.pack, trail.rows.members))
        row.opened.connect(lambda case: self.went.emit(Place("case", case)))
        row.assigned.connect(lambda case, member: self.desk.run(cases.track, case, member))
        row.replace_wanted.connect(self._ask_why)
        return row

    def _found(self, kept: tuple[Draft, ...]) -> None:
        if self._trail and self.replacing.open_again(self._trail, kept):
            self._show_tab(self.tabs.current())

    def _ask_why(self, case_id: str) -> None:
        if self._trail and (asking := self.replacing.open(self._trail, case_id)):
            self._show_cases(self._trail)
            self.finish()
            asking.begin()
            self.column.seek(asking)

    def _replaced(self) -> None:
        if self._trail and self.tabs.current() == CASES:
            self._show_cases(self._trail)

    def _instead(self, case_id: str, reason: str) -> None:
        case = self._trail.case(case_id) if self._trail else None
        if case:
            self.go_to(Place("sample", tab=BY_HAND))
            self.by_hand.stand_in_for(case, reason)
            self._picking.keep()

    def leave(self) -> None:
        """What is typed stays as a draft."""
        self._picking.keep()
        self.replacing.keep()

    # Drawing and picking

    def _draw(self) -> None:
        cover = {m for case in self._sampled() for m in marks_of_case(case)}
        if wish := self.drawing.form.wish(tuple(cover)):
            self._draw_wish(wish)

    def _fill(self, stage: str, mark: str) -> None:
        form = self.drawing.form.everywhere()
        wish = Wish(
            seed=new_seed(),
            places=((stage, 1),),
            states=form.states,
            closed_months=form.closed_months,
            on=form.on,
            cover=(mark,) if mark else (),
        )
        self._draw_wish(wish)

    def _draw_wish(self, wish: Wish) -> None:
        if not self.run.is_busy:
            self._say("")
            self.drawing.set_busy(busy=True)
            self.run.begin(wish)

    def _drawn(self, wish: Wish, done: Recorded) -> None:
        self.drawing.set_busy(busy=False)
        self.drawing.form.was_drawn()
        cases = sum(table == "case" for table, _ in done.changes)
        self._say(f"Drawn with the seed {wish.seed}: {cases} cases, reserves counted in.")
        if self.tabs.current() == DRAW:
            self.go_to(Place("sample", tab=CASES))

    def _pick(self, fields: Mapping[str, object]) -> None:
        self.desk.run(
            picked_cases.pick_case,
            self.desk.pack,
            **fields,
            then=self._picked,
            refused=self.by_hand.refuse,
        )

    def _picked(self, _: Recorded) -> None:
        self.by_hand.was_added()
        self._picking.begin_anew()
        self._say("The case is in the sample, marked as picked by hand.")

    def _sampled(self) -> Sequence[Case]:
        return self._trail.cases(SAMPLED) if self._trail else ()

    def _say(self, sentence: str) -> None:
        for words, said in ((self.message, sentence), (self.problem, "")):
            words.set_words(said)
            words.setVisible(bool(said))

    def _refused(self, sentence: str) -> None:
        self.drawing.set_busy(busy=False)
        self._say("")
        self.problem.set_words(sentence)
        self.problem.show()


def _hint(pack: Pack) -> str:
    return next(iter(pack.sample.text), "") if pack.sample else ""
