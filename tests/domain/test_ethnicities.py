"""Codes of ethnic origin are read by people as words, wherever they stand."""

import tomllib

from csa_desktop import paths
from csa_desktop.domain import ethnicities


def test_every_code_that_lists_are_read_into_has_words():
    known = tomllib.loads((paths.resources_folder() / "child-lists.toml").read_text("utf-8"))
    assert set(known["choices"]["ethnicity"]) == set(ethnicities.WORDS)


def test_what_is_no_code_is_left_as_it_is():
    assert ethnicities.said("Cornish") == "Cornish" and ethnicities.said("") == ""
    assert ethnicities.said("MWBC") == "White and Black Caribbean"
