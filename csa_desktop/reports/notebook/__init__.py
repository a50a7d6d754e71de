"""The evidence notebook on paper (003:348-356): its steps as sheets, with numbers, citations and sources."""

from csa_desktop.reports.notebook.notebook import print_notebook

__all__ = ["print_notebook"]
