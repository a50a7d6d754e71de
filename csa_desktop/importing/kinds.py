"""Kinds of file: what each is called, how its name ends, and what to do where it cannot be read."""

from dataclasses import dataclass

from csa_desktop.importing.pages import EXCEL, IMAGE, PDF, TEXT, WORD


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; `media` is empty where it cannot be read, and then `advice` says what to do."""

    media: str
    called: str
    endings: tuple[str, ...] = ()
    advice: str = ""

    def advice_for(self, *, table: bool) -> str:
        """What to do; `table` where a list or a dataset is wanted, which no PDF would help with."""
        return AS_TABLE if table and self.advice not in ("", _AS_EXCEL, _UNLOCK) else self.advice


PDF_FILE = Kind(PDF, "a PDF", (".pdf",))
WORD_FILE = Kind(WORD, "a Word document", (".docx", ".docm", ".dotx", ".dotm"))
EXCEL_FILE = Kind(EXCEL, "an Excel workbook", (".xlsx", ".xlsm", ".xltx", ".xltm"))
PICTURE = Kind(
    IMAGE, "a picture", (".png", ".jpg", ".jpeg", ".jpe", ".tif", ".tiff", ".gif", ".webp", ".bmp")
)
PLAIN_TEXT = Kind(TEXT, "plain text", (".txt", ".text", ".csv", ".tsv", ".tab", ".md", ".log"))

_AS_PDF = "Open it in its own program, save or print it as a PDF, and add that."
_AS_WORD = "Open it in its own program, save it as a Word document (.docx), and add that."
_AS_EXCEL = "Open it in its own program, save it as an Excel workbook (.xlsx), and add that."
AS_TABLE = (
    "What is brought in here comes as an Excel workbook (.xlsx) or as CSV: open the file in a spreadsheet "
    "program and save it so, or ask for it so."
)
_AS_PICTURE = "Save it as a JPEG or PNG picture, and add that."
_UNLOCK = "Open it with its password, save a copy without one, and add that."
_READS = "PDF, Word (.docx), Excel (.xlsx), CSV, text and pictures can be added."

WEB_PAGE = Kind(
    "",
    "a web page",
    (".html", ".htm", ".xhtml", ".mht"),
    "Open it in a browser and print it to a PDF, or get the document itself again from where it came; then "
    "add that.",
)
XML_FILE = Kind("", "an XML file", (".xml",), _AS_PDF)
RICH_TEXT = Kind("", "a rich text document", (".rtf",), _AS_WORD)
OLD_WORD = Kind("", "a Word document of the kind used before 2007", (".doc", ".dot"), _AS_WORD)
OLD_EXCEL = Kind("", "an Excel workbook of the kind used before 2007", (".xls", ".xlt"), _AS_EXCEL)
BINARY_EXCEL = Kind("", "a binary Excel workbook", (".xlsb",), _AS_EXCEL)
SLIDES = Kind("", "a PowerPoint presentation", (".pptx", ".ppt", ".pptm", ".ppsx"), _AS_PDF)
OUTLOOK = Kind("", "an Outlook message", (".msg",), _AS_PDF)
LOCKED_OFFICE = Kind("", "protected by a password, so it cannot be read", (), _UNLOCK)
OPEN_TEXT = Kind("", "an OpenDocument text", (".odt", ".ott"), _AS_WORD)
OPEN_SHEET = Kind("", "an OpenDocument spreadsheet", (".ods", ".ots"), _AS_EXCEL)
OPEN_OTHER = Kind("", "an OpenDocument file", (".odp", ".odg"), _AS_PDF)
OLD_OTHER = Kind("", "an Office file of the kind used before 2007", (), _AS_PDF)
ARCHIVE = Kind("", "an archive", (".zip", ".gz", ".7z", ".rar", ".tar"), "Unpack it and add what is in it.")
PHONE_PICTURE = Kind("", "a picture in a format that phones use", (".heic", ".heif", ".avif"), _AS_PICTURE)
RECORDING = Kind("", "a film or sound recording", (".mp4", ".mov", ".m4a", ".mp3", ".wav"), _READS)
PROGRAM = Kind("", "a program", (".exe", ".dll", ".msi"), _READS)
POSTSCRIPT = Kind("", "a PostScript file", (".ps", ".eps"), _AS_PDF)
UNKNOWN = Kind("", "not a kind of file that can be read here", (), _READS)

KINDS = (
    PDF_FILE,
    WORD_FILE,
    EXCEL_FILE,
    PICTURE,
    PLAIN_TEXT,
    WEB_PAGE,
    XML_FILE,
    RICH_TEXT,
    OLD_WORD,
    OLD_EXCEL,
    BINARY_EXCEL,
    SLIDES,
    OUTLOOK,
    OPEN_TEXT,
    OPEN_SHEET,
    OPEN_OTHER,
    ARCHIVE,
    PHONE_PICTURE,
    RECORDING,
    PROGRAM,
    POSTSCRIPT,
)
