"""One way from a document's text to the bytes of its file, the same bytes every time."""

from csa_desktop.reports.example_documents.reading import read


def render(text: str) -> bytes:
    """The file that a text describes; ValueError for a format that is none of "pdf", "docx" and "xlsx"."""
    about, blocks = read(text)
    if about.format == "pdf":
        from csa_desktop.reports.example_documents.as_pdf import pdf

        return pdf(about, blocks)
    if about.format == "docx":
        from csa_desktop.reports.example_documents.as_word import word

        return word(about, blocks)
    if about.format == "xlsx":
        from csa_desktop.reports.example_documents.as_workbook import workbook

        return workbook(about, blocks)
    raise ValueError(f"{about.key} has no file")
