"""The documents of the worked example: a readable text made into a PDF, a Word file or a workbook."""

from csa_desktop.reports.example_documents.drawing import render
from csa_desktop.reports.example_documents.reading import About, read

__all__ = ["About", "read", "render"]
