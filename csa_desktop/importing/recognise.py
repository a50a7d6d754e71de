"""What a file is, found from its bytes and never from its name; and whether its name says the same."""

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from csa_desktop.errors import UserError
from csa_desktop.importing.encodings import looks_like_text
from csa_desktop.importing.kinds import (
    ARCHIVE,
    BINARY_EXCEL,
    EXCEL_FILE,
    KINDS,
    LOCKED_OFFICE,
    OLD_EXCEL,
    OLD_OTHER,
    OLD_WORD,
    OPEN_OTHER,
    OPEN_SHEET,
    OPEN_TEXT,
    OUTLOOK,
    PDF_FILE,
    PHONE_PICTURE,
    PICTURE,
    PLAIN_TEXT,
    POSTSCRIPT,
    PROGRAM,
    RECORDING,
    RICH_TEXT,
    SLIDES,
    UNKNOWN,
    WEB_PAGE,
    WORD_FILE,
    XML_FILE,
    Kind,
)

_NAME_LENGTH = 80
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    LookupError,
)
_HEAD = 4096
_MOST_TYPES = 1 << 20
_MARKS_OF_ENCODING = b"\xef\xbb\xbf\xff\xfe"
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"II+\0", PICTURE),
    (b"MM\0+", PICTURE),
    (b"{\\rtf", RICH_TEXT),
    (b"%!PS", POSTSCRIPT),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"ID3", RECORDING),
    (b"MZ\x90\0", PROGRAM),
    (b"\x7fELF", PROGRAM),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAMS = (
    ("EncryptedPackage", LOCKED_OFFICE),
    ("WordDocument", OLD_WORD),
    ("Workbook", OLD_EXCEL),
    ("PowerPoint Document", SLIDES),
    ("__substg1.0", OUTLOOK),
)
_MAIN_PARTS = (
    ("wordprocessingml", WORD_FILE),
    ("ms-word", WORD_FILE),
    ("sheet.binary", BINARY_EXCEL),
    ("spreadsheetml", EXCEL_FILE),
    ("ms-excel", EXCEL_FILE),
    ("presentationml", SLIDES),
    ("ms-powerpoint", SLIDES),
)
_OPEN_TYPES = ((b"opendocument.text", OPEN_TEXT), (b"opendocument.spreadsheet", OPEN_SHEET))
_MARKUP = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MAIN_TYPE = re.compile(r'ContentType="([^"]*\.main(?:\+xml)?)"')
_BITMAP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_PHONE_BRANDS = (b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif", b"avis")


def recognise(data: bytes, file_name: str, *, table: bool = False) -> Kind:
    """A kind that can be read; UserError where it cannot, is empty, or is not what its name says.

    `table` where a list or a dataset is wanted: the sentence then says how one gets one.
    """
    name = quoted_name(file_name)
    if not data:
        raise UserError(
            f"{name} is empty: there is nothing in it. Nothing was added. Get it again from where it came."
        )
    found, named = _kind_of(data, name), _kind_by_name(file_name)
    if found is named or (found.media and named is None):
        if found.media:
            return found
        raise UserError(f"{name} is {found.called}. Nothing was added. {found.advice_for(table=table)}")
    raise _mismatch(name, found, named, table=table)


def quoted_name(file_name: str) -> str:
    """A file's name as it stands in a sentence, without its folders."""
    name = " ".join(PurePosixPath(file_name.replace("\\", "/")).name.split()) or "This file"
    short = name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1]}…"
    return f"“{short}”"


def _mismatch(name: str, found: Kind, named: Kind | None, *, table: bool) -> UserError:
    if named is None or found is LOCKED_OFFICE:
        return UserError(f"{name} is {found.called}. Nothing was added. {found.advice_for(table=table)}")
    if found is UNKNOWN:
        return UserError(
            f"{name} is named as {named.called}, but what is in it is not one, nor anything else that can be "
            "read here. Nothing was added. It may be damaged: get it again from where it came."
        )
    advice = found.advice_for(table=table) or (
        f"If it is the right file, give it a name that ends in {found.endings[0]} and add it again."
    )
    return UserError(f"{name} is named as {named.called} but is {found.called}. Nothing was added. {advice}")


def _kind_by_name(file_name: str) -> Kind | None:
    """The kind a name claims, or None where its ending claims nothing."""
    ending = PurePosixPath(file_name.replace("\\", "/")).suffix.lower()
    return next((kind for kind in KINDS if ending in kind.endings), None)


def _kind_of(data: bytes, name: str) -> Kind:
    head = data[:_HEAD]
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, name)
    if head.startswith(_OLD_OFFICE):
        return _kind_of_old_office(data)
    if head[4:8] == b"ftyp":
        return PHONE_PICTURE if head[8:12] in _PHONE_BRANDS else RECORDING
    if head.startswith(b"RIFF"):
        return PICTURE if head[8:12] == b"WEBP" else RECORDING
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BITMAP_HEADERS:
        return PICTURE
    return _kind_of_text(data, head)


def _kind_of_text(data: bytes, head: bytes) -> Kind:
    letters = head.lstrip(_MARKS_OF_ENCODING).replace(b"\0", b"").lstrip()
    if _MARKUP.match(letters):
        return WEB_PAGE
    if b"%PDF-" in head[:1024]:
        return PDF_FILE
    if letters.startswith(b"<?xml"):
        return XML_FILE
    return PLAIN_TEXT if looks_like_text(data) else UNKNOWN


def _kind_of_zip(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _kind_of_office(_beginning(archive, "[Content_Types].xml"))
            if "mimetype" in names:
                return _kind_of_open_document(_beginning(archive, "mimetype"))
            return ARCHIVE
    except _ZIP_ERRORS:
        raise UserError(
            f"{name} is {_damaged_zip(data)}, but it is damaged or incomplete and cannot be read. Nothing "
            "was added. Get it again from where it came; if it opens in its own program, save it anew there "
            "and add that."
        ) from None


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_MOST_TYPES)


def _kind_of_office(types: bytes) -> Kind:
    text = types.replace(b"\0", b"").decode("utf-8", "replace")
    for main in _MAIN_TYPE.findall(text):
        for marker, kind in _MAIN_PARTS:
            if marker in main:
                return kind
    return ARCHIVE


def _kind_of_open_document(mimetype: bytes) -> Kind:
    if b"opendocument" not in mimetype:
        return ARCHIVE
    return next((kind for marker, kind in _OPEN_TYPES if marker in mimetype), OPEN_OTHER)


def _damaged_zip(data: bytes) -> str:
    for marker, kind in ((b"word/document", WORD_FILE), (b"xl/workbook", EXCEL_FILE), (b"ppt/", SLIDES)):
        if marker in data:
            return kind.called
    return ARCHIVE.called


def _kind_of_old_office(data: bytes) -> Kind:
    for stream, kind in _OLD_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return OLD_OTHER
