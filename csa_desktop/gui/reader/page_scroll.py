"""A document's pages as pictures, scrolled and zoomed: a preview as it is, a reader with words over it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from csa_desktop.gui import theme
from csa_desktop.gui.reader.page_layout import PageLayout
from csa_desktop.gui.reader.page_painting import paint_page
from csa_desktop.gui.reader.picture_store import PictureStore, bounded

NATURAL = 96 / 72
"""Pixels per point at 100 %."""
LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 0.25, 5.0, 1.2
ASK_AFTER = 25
"""Milliseconds of rest before pictures are asked for, so that pages that fly by are not drawn."""


class PageScroll(QAbstractScrollArea):
    """Shows pages that are drawn elsewhere, and asks for the pictures of those that are seen."""

    page_wanted = Signal(int, float)
    """(page from 1, pixels per point): answer with `set_page_picture` at that same scale."""
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages of the document")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self.store = PictureStore()
        self.placing = PageLayout((), 1, 1)
        self._zoom, self._fits_width, self._page = 1.0, True, 0
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(ASK_AFTER)
        self._asking.timeout.connect(self.ask)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def set_document(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show a document: (width, height) of each page in points. Everything of the last one is let go."""
        self._sizes, self._page = tuple(sizes), 0
        self.store = PictureStore()
        if self._fits_width:
            self._zoom = self._fitting_zoom()
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def set_page_picture(self, page: int, scale: float, picture: QImage) -> None:
        """A page's picture at `scale` pixels per point; dropped where it is no longer wanted."""
        if self.store.put_picture(page, scale, picture):
            self.viewport().update()

    def set_page_message(self, page: int, sentence: str) -> None:
        """Say on a page why it cannot be drawn."""
        self.store.messages[page] = sentence
        self.viewport().update()

    def is_wanted(self, page: int, scale: float) -> bool:
        """Whether a picture that was asked for is still wanted."""
        return self.store.waits_for(page, scale)

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page(self) -> int:
        """The page that is read now, from 1; 0 without a document."""
        return self._page

    def zoom(self) -> float:
        """1.0 is natural size."""
        return self._zoom

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        if 1 <= page <= len(self._sizes):
            self.verticalScrollBar().setValue(round(self.placing.rect(page).top() - 8))

    def set_zoom(self, zoom: float) -> None:
        """Another size; the middle of what is seen stays in the middle."""
        self._fits_width = False
        self._apply_zoom(zoom)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self._zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self._zoom / ZOOM_STEP)

    def fit_width(self) -> None:
        """Pages as wide as the view, also when the view changes."""
        self._fits_width = True
        self._apply_zoom(self._fitting_zoom())

    def _leaf(self, *, up: bool) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (-1 if up else 1) * round(self.viewport().height() * 0.9))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
        else:
            super().wheelEvent(event)

    def spot(self, position: QPointF) -> QPointF:
        """A place in the view as a place in the scroll area."""
        return position + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen, and their marks."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().colour("backdrop"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = self.spot(QPointF(0, 0))
        painter.translate(-shift)
        for page in self._seen():
            box = self.placing.rect(page)
            picture, message = self.store.pictures.get(page), self.store.messages.get(page, "")
            paint_page(painter, box, picture, page, message)
            self.paint_over(painter, page)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again where that was asked for."""
        super().resizeEvent(event)
        if self._fits_width:
            self._apply_zoom(self._fitting_zoom())
        else:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in another theme."""
        super().changeEvent(event)
        self.viewport().update()

    def _fitting_zoom(self) -> float:
        widest = max((width for width, _ in self._sizes), default=595.0)
        return (self.viewport().width() - 28) / widest / NATURAL

    def _apply_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        middle = (
            self.placing.to_page(QPointF(0, bar.value() + self.viewport().height() / 2))
            if self._sizes
            else None
        )
        self._zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self._arrange()
        if middle:
            page, _, y = middle
            there = self.placing.rect(page).top() + y * self.placing.scale
            bar.setValue(round(there - self.viewport().height() / 2))
        self._scrolled()
        self.zoom_changed.emit(self._zoom)

    def _arrange(self) -> None:
        view = self.viewport().size()
        self.placing = PageLayout(self._sizes, self._zoom * NATURAL, view.width())
        for bar, length, room in (
            (self.verticalScrollBar(), self.placing.height, view.height()),
            (self.horizontalScrollBar(), self.placing.width, view.width()),
        ):
            bar.setRange(0, max(0, round(length - room)))
            bar.setPageStep(room)
            bar.setSingleStep(theme.px(48))
        self.viewport().update()

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self.placing.pages(top, top + self.viewport().height())

    def _scrolled(self) -> None:
        self._asking.start()
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = self.placing.page_at(middle) if self._sizes else 0
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl + and - zoom, Ctrl 0 fits the width, Space and Page keys leaf."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and key == Qt.Key.Key_0:
            self.fit_width()
        elif control and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_page(1 if key == Qt.Key.Key_Home else self.page_count())
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._leaf(up=back or key == Qt.Key.Key_PageUp)
        else:
            super().keyPressEvent(event)

    def ask(self) -> None:
        """Ask for the pages that are seen, then for their neighbours; let go of the others."""
        pages = self.near_pages()
        self.store.keep(pages, and_words_of=self.pages_in_use())
        for page in pages:
            self.ask_for(page)
            scale = bounded(self.placing.scale * self.devicePixelRatioF(), self._sizes[page - 1])
            if self.store.needs_picture(page, scale):
                self.page_wanted.emit(page, scale)

    def ask_for(self, page: int) -> None:
        """What else a page that is near needs; a reader asks for its words."""

    def pages_in_use(self) -> tuple[int, ...]:
        """Pages whose words are kept wherever one scrolls."""
        return ()

    def paint_over(self, painter: QPainter, page: int) -> None:
        """What lies over a page; a reader paints marks."""

    def near_pages(self) -> tuple[int, ...]:
        """The pages that are seen, then one before and one after."""
        seen = self._seen()
        return (*seen, *(page for page in (seen.stop, seen.start - 1) if 1 <= page <= len(self._sizes)))
