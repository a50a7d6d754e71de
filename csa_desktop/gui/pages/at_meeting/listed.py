"""Statements of one kind of the meeting under one heading, such as recommendations."""

from csa_desktop.domain import values as v
from csa_desktop.gui.pages.notebook.analysis import ListBlock
from csa_desktop.gui.pages.notebook.board import Board
from csa_desktop.gui.pages.notebook.sections import Section

RECOMMENDATIONS = "What the meeting recommends"
HINT = "Mark what is to be recommended for scrutiny in a joint area review."


def recommendations(board: Board) -> ListBlock:
    """The list of recommendations, with the line that adds one."""
    here = Section(v.RECOMMENDATION, "", "", title="A new recommendation")
    return ListBlock(board, here, RECOMMENDATIONS, "Add a recommendation here …", HINT)
