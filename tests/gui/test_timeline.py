"""The drawn timeline of a case where there is no room for long titles."""

from PySide6.QtGui import QImage, QPainter

from csa_desktop.gui import theme
from csa_desktop.gui.pages.tracking.timeline_paint import measures, paint
from csa_desktop.reports.timeline_layout import Bar, Laid, Mark

BARS = (Bar("Plan", 0, 400, 0),)


def _mark(at, title, *, left, lane):
    return Mark((title,), title, "5 Mar 2012", (at,), (), left, lane, above=True, late=False)


def _drawn(laid):
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(theme.current().colour("paper"))
    painter = QPainter(picture)
    paint(painter, laid, measures(), -1)
    painter.end()
    return picture


def test_no_line_runs_through_a_title(qapp):
    near = _mark(390, "The school was not asked", left=200, lane=0)
    far = _mark(300, "Core group", left=300, lane=1)
    laid = Laid(BARS, (far, near))
    picture, air = _drawn(laid), measures()
    box, paper = air.label(laid, near), theme.current().colour("paper").rgb()
    rows = [round(box.top()) + 1, round(box.bottom()) - 2]  # no letter reaches there
    assert [picture.pixel(300, row) for row in rows] == [paper, paper]
    between = round(air.label(laid, far).bottom()) + 1
    assert picture.pixel(300, between) != paper, "it still ties the other label to its day"


def test_a_title_that_is_wider_than_the_drawing_ends_in_it(qapp):
    laid = Laid(BARS, (_mark(390, "What was said " * 12, left=0, lane=0),))
    picture, air = _drawn(laid), measures()
    row = air.label(laid, laid.marks[0])
    edge = {picture.pixel(399, y) for y in range(round(row.top()), round(row.top() + air.line))}
    assert edge == {theme.current().colour("paper").rgb()}
