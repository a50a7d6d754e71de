"""Two inspectors write in one paragraph of the letter, each on a laptop without a network."""

from csa_desktop.commands import letters
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.domain.letter_text import paragraph_of
from tests.exchange.test_two_laptops import (  # noqa: F401
    assessment,
    bring_in,
    cole,
    laptop,
    marsh,
    say,
    send,
)

SPOT = Spot("staying-safe", "p1")
ONE, TWO, THREE = "The register has fallen.", "Reviews are on time.", "Protocols are insecure."


def read(store, assessment):  # noqa: F811
    return [s.text for s in paragraph_of(store.trail(assessment), "staying-safe", "p1")]


def swap(one, other, assessment, tmp_path, number):  # noqa: F811
    for sender, receiver in ((one, other), (other, one)):
        folder = tmp_path / f"{number}-{sender.name}"
        folder.mkdir()
        bring_in(receiver, send(sender, assessment, receiver, folder))


def test_different_sentences_of_one_paragraph_come_together(marsh, cole, assessment, tmp_path):  # noqa: F811
    letters.write_paragraph(marsh, assessment, SPOT, f"{ONE} {TWO} {THREE}")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    letters.write_paragraph(marsh, assessment, SPOT, f"{ONE} {TWO} Protocols with health are insecure.")
    letters.write_paragraph(cole, assessment, SPOT, f"The register has fallen again. {TWO} {THREE}")
    swap(marsh, cole, assessment, tmp_path, 1)
    for store in (marsh, cole):
        assert read(store, assessment) == [
            "The register has fallen again.",
            TWO,
            "Protocols with health are insecure.",
        ]
        assert not store.trail(assessment).rows.parted


def test_one_adds_a_sentence_where_the_other_parts_the_paragraph(marsh, cole, assessment, tmp_path):  # noqa: F811
    letters.write_paragraph(marsh, assessment, SPOT, f"{ONE} {TWO} {THREE}")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    letters.write_paragraph(marsh, assessment, SPOT, f"{ONE} {TWO}\n{THREE}")
    letters.write_paragraph(cole, assessment, SPOT, f"{ONE} A fourth one. {TWO} {THREE}")
    swap(marsh, cole, assessment, tmp_path, 1)
    assert read(marsh, assessment) == read(cole, assessment) == [ONE, "A fourth one.", TWO]
    assert not marsh.trail(assessment).rows.parted


def test_the_same_sentence_written_in_two_ways_is_a_question(marsh, cole, assessment, tmp_path):  # noqa: F811
    letters.write_paragraph(marsh, assessment, SPOT, f"{ONE} {TWO}")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    letters.write_paragraph(marsh, assessment, SPOT, f"{ONE} All reviews are on time.")
    letters.write_paragraph(cole, assessment, SPOT, f"{ONE} Most reviews are on time.")
    swap(marsh, cole, assessment, tmp_path, 1)
    (torn,) = marsh.trail(assessment).rows.parted
    assert (torn.table, torn.field) == ("statement", "text")


def test_an_edit_begun_before_a_bundle_came_keeps_what_came(marsh, cole, assessment, tmp_path):  # noqa: F811
    letters.write_paragraph(marsh, assessment, SPOT, f"{ONE} {TWO}")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    seen = marsh.trail(assessment).at
    letters.write_paragraph(cole, assessment, SPOT, f"{ONE} {TWO} {THREE}")
    bring_in(marsh, send(cole, assessment, marsh, tmp_path))
    letters.write_paragraph(marsh, assessment, SPOT, f"{ONE} Reviews are never late.", seen=seen)
    assert read(marsh, assessment) == [ONE, "Reviews are never late.", THREE]


def test_both_begin_the_letter_from_one_notebook_and_have_one_letter(marsh, cole, assessment, tmp_path):  # noqa: F811
    from csa_desktop.frameworks.packs import installed_packs

    pack = installed_packs()["apa-2005"]
    say(marsh, assessment, "A finding.")
    bring_in(cole, send(marsh, assessment, cole, tmp_path))
    for store in (marsh, cole):
        letters.build(store, assessment, pack, "apa-letter")
    swap(marsh, cole, assessment, tmp_path, 1)
    said = [s.text for s in marsh.trail(assessment).statements(kind="sentence")]
    assert len(said) == len(set(said)) and said
    assert not [c for c in marsh.trail(assessment).rows.parted if c.field not in ("author", "written")]
