"""What can be wrong with a dataset, and the sentences that say so."""

from csa_desktop.importing.child_lists import problems
from csa_desktop.importing.child_lists.values import LEFT_EMPTY, LEFT_OUT, TOLD

_SHARED = (
    "not legible",
    "formula",
    "merged",
    "merged across",
    "two header rows",
    "hidden rows",
    "hidden column",
    "hidden sheet",
    "row too short",
    "row too long",
    "cell over lines",
    "header column repeated",
)
SAYINGS: dict[str, tuple[str, str]] = {name: problems.SAYINGS[name] for name in _SHARED} | {
    # figures
    "error value": (LEFT_EMPTY, "an error of Excel, such as #N/A, stands here; there is no figure."),
    "no result": (
        LEFT_EMPTY,
        "a formula whose result was never worked out; there is no figure. Open the file in Excel, save it, "
        "and choose it again.",
    ),
    "suppressed": (
        TOLD,
        "a code such as “..”, “x” or “<5” stands for a figure that is not given; it is kept as printed and "
        "counts as not known, never as nought.",
    ),
    "blank figure": (TOLD, "no figure; it counts as not known, never as nought."),
    "words for a figure": (
        TOLD,
        "words where a figure is looked for; kept as printed, counted as not known.",
    ),
    "decimal comma": (
        TOLD,
        "a comma that may be a decimal point; kept as printed, and counted as not known. Put a point there "
        "and choose the file again.",
    ),
    "date for a figure": (
        LEFT_EMPTY,
        "a date in the place of a figure, as Excel makes of a text such as 1-4; there is no figure.",
    ),
    "yes or no": (LEFT_EMPTY, "TRUE or FALSE stands where a figure is looked for; there is no figure."),
    "number as text": (TOLD, "a number that is written as text; read as the number."),
    "marked figure": (
        TOLD,
        "a mark such as (p) or * follows the figure; kept as printed, read as the number.",
    ),
    "share for per cent": (
        TOLD,
        "the unit is per cent, but the figures are all below 1: perhaps shares. They are kept as printed.",
    ),
    "over a hundred": (TOLD, "the unit is per cent, but a figure is above 100. It is kept as printed."),
    "below nought": (TOLD, "a figure below nought; kept as printed."),
    "figure twice": (LEFT_OUT, "another figure for the same body and year; the first is used."),
    # indicators
    "indicator repeated": (TOLD, "the indicator stands here again and says the same; brought in once."),
    "one code, two titles": (
        TOLD,
        "the same code as another indicator, with another title; brought in as two indicators.",
    ),
    "no code": (TOLD, "no code; the indicator is known by its title alone."),
    "no title": (TOLD, "no title; the indicator is known by its code alone."),
    "no figures": (TOLD, "an indicator without a single figure; brought in all the same."),
    "no council figure": (TOLD, "no known figure of the council, so there is no distance and no trend."),
    "outcome not known": (TOLD, "an outcome that the framework does not have; left open, and can be said."),
    "outcome guessed": (TOLD, "the outcome was guessed from words that resemble it; it can be corrected."),
    "outcome not said": (TOLD, "the file does not say under which outcome; left open, and can be said."),
    "service not known": (TOLD, "a service that the framework does not have; left open, and can be said."),
    "service not said": (TOLD, "the file does not say which service; left open, and can be said."),
    "direction not known": (
        TOLD,
        "words that do not say which way is better; left open, and can be said.",
    ),
    "direction not said": (
        TOLD,
        "the file does not say whether higher or lower is better; left open, and can be said.",
    ),
    "body not known": (
        LEFT_OUT,
        "whose figure this is could not be told: not the council, its neighbours or England.",
    ),
    "year not known": (TOLD, "no year could be read here; the words are kept as they are."),
    "year as date": (
        TOLD,
        "the year is a date, as Excel makes of a text such as 2004-05; look whether it says the right year.",
    ),
    # rows
    "blank rows": (TOLD, "blank rows between the indicators were passed over."),
    "above the header": (TOLD, "lines above the header; not read as indicators."),
    "section": (TOLD, "a line that names the outcome of those below it."),
    "no indicator": (LEFT_OUT, "a line of notes or totals; not read as an indicator."),
    "header repeated": (LEFT_OUT, "the header stands here again; not read as an indicator."),
    "figures without a name": (LEFT_OUT, "figures, but neither a code nor a title; not read."),
    # sheets
    "no indicators": (TOLD, "there are no indicators in this sheet."),
    "no neighbours": (TOLD, "no column has the figures of statistical neighbours."),
    "no England": (TOLD, "no column has the figures of England."),
    "no council column": (TOLD, "no column has the figures of the council."),
    "indicator in two sheets": (TOLD, "an indicator of another sheet stands here too; both are brought in."),
}
