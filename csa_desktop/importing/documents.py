"""An outside file read into pages of text: the one way in. Runs in the work process; light to import."""

import hashlib

from csa_desktop.errors import UserError
from csa_desktop.importing.pages import (
    CSV,
    EXCEL,
    IMAGE,
    PDF,
    TEXT,
    WORD,
    Document,
    PageText,
    Progress,
    Reading,
)

__all__ = ["Document", "PageText", "read_document"]

LARGEST = 512 << 20
"""Bytes; what is larger could not be held in memory with what reading it needs."""
_TABLE_ENDINGS = (".csv", ".tsv", ".tab")
_TEXT_ENDINGS = (".txt", ".text", ".md", ".log")


def read_document(data: bytes, file_name: str, progress: Progress | None = None) -> Document:
    """Read a file's words page by page; what it is is found in its bytes.

    UserError, in words for the person who chose the file, where nothing of it can be kept. What could be
    read only in part is kept, and `reading` says what is missing. `progress` is told of pages or sheets.
    """
    from csa_desktop.importing.recognise import recognise

    if len(data) > LARGEST:
        raise UserError(
            f"This file is larger than {LARGEST >> 20} MB, which is more than can be read. Nothing was "
            "added. Save parts of it as documents of their own and add those."
        )
    media, reading = _read(recognise(data, file_name).media, data, file_name, progress)
    remarks = " ".join(reading.remarks)
    return Document(media, reading.pages, remarks, hashlib.sha256(data).hexdigest(), len(data))


def _read(media: str, data: bytes, file_name: str, progress: Progress | None) -> tuple[str, Reading]:
    if media == PDF:
        from csa_desktop.importing.pdf_reading import read_pdf

        return media, read_pdf(data, progress)
    if media == WORD:
        from csa_desktop.importing.word import read_word

        return media, read_word(data, progress)
    if media == EXCEL:
        from csa_desktop.importing.excel import read_excel

        return media, read_excel(data, progress)
    if media == IMAGE:
        from csa_desktop.importing.image_paper import read_image

        return media, read_image(data)
    return _read_letters(data, file_name)


def _read_letters(data: bytes, file_name: str) -> tuple[str, Reading]:
    from csa_desktop.importing.encodings import decode
    from csa_desktop.importing.plain_text import read_text
    from csa_desktop.importing.tables import read_table, separator_of

    text, remarks = decode(data)
    name = file_name.lower()
    # To the bytes, a list of one column and a note are the same; here the name may decide.
    is_table = name.endswith(_TABLE_ENDINGS) or (not name.endswith(_TEXT_ENDINGS) and separator_of(text))
    return (CSV, read_table(text, remarks)) if is_table else (TEXT, read_text(text, remarks))
