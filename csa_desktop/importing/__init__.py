"""Outside files coming in: bytes to values."""

PRELOAD = tuple(
    f"{__name__}.{module}"
    for module in (
        "documents",
        "recognise",
        "pdf_pages",
        "pdf_reading",
        "pdf_paper",
        "image_paper",
        "word",
        "excel",
        "tables",
        "child_lists.excel_sheets",
        "child_lists.text_sheet",
        "child_lists.columns",
        "child_lists.across",
        "child_lists.rows",
    )
)
"""What the work process imports ahead of need; the window's process does without most of it."""
