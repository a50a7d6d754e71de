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
    )
)
"""What the work process imports ahead of need; the window's process does without most of it."""
