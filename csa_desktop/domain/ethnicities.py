"""The words of the codes of ethnic origin in lists, as the census of children in need has them."""

WORDS = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WOTH": "Any other White background",
    "WIRT": "Traveller of Irish heritage",
    "WROM": "Gypsy/Roma",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "AOTH": "Any other Asian background",
    "BCRB": "Black Caribbean",
    "BAFR": "Black African",
    "BOTH": "Any other Black background",
    "CHNE": "Chinese",
    "OOTH": "Any other ethnic group",
    "REFU": "Ethnicity refused",
    "NOBT": "Ethnicity not yet obtained",
}


def said(ethnicity: str) -> str:
    """The words of a code; whatever else a list or a person says is left as it is."""
    return WORDS.get(ethnicity, ethnicity)
