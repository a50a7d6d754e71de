"""Editions: what keeps a letter from going out, what is only said, and what a draft may not state."""

import io

import docx
import pytest

from csa_desktop.commands import editions, letters, remarks
from csa_desktop.commands.letter_rows import Spot
from csa_desktop.commands.printing import gather
from csa_desktop.commands.prints import CHANGES, REPLY, Wanted
from csa_desktop.domain import editions as known
from csa_desktop.domain.letter_text import letter_text
from csa_desktop.errors import UserError
from tests.commands.assessment_fixtures import here  # noqa: F401
from tests.paper import text

LETTER = "apa-letter"
READERS, COUNCIL, CLEARANCE = "preparing", "management-comments", "authority-comments"
SAID = "Outcomes in this area are good. The number of re-registrations is high."


def write(here, text=SAID, section="staying-safe"):  # noqa: F811
    letters.write_paragraph(*here.at, Spot(section, f"p-{section}"), text)


def send(here, stage=READERS, **about):  # noqa: F811
    to = {"to": ["Link Officer"], "goes_with": ()} | about
    return editions.send(*here.at, here.pack, stage=stage, **to).row


def now(here, form="draft"):  # noqa: F811
    return letter_text(here.trail, here.pack, LETTER, form)


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"to": []}, "to whom"),
        ({"to": ["  "]}, "to whom"),
        ({"on": "12th"}, "Write the day"),
        ({"on": "2999-01-01"}, "still to come"),
        ({"seen_text": "0" * 16}, "was changed since you looked"),
    ],
)
def test_a_letter_does_not_go_where_something_is_not_said(here, about, sentence):  # noqa: F811
    write(here)
    with pytest.raises(UserError, match=sentence):
        send(here, **about)
    assert here.trail.rows.editions == ()


def test_an_empty_letter_does_not_go(here):  # noqa: F811
    with pytest.raises(UserError, match="Nothing is written"):
        send(here)


@pytest.mark.parametrize("score", ["Education services: grade 3.", "Social care is rated 2 out of 4."])
def test_a_draft_that_states_a_score_goes_to_nobody_and_the_score_is_named(here, score):  # noqa: F811
    write(here, f"{SAID} {score}")
    with pytest.raises(UserError, match="under Staying Safe"):
        send(here)
    with pytest.raises(UserError, match="carries no scores"):
        editions.agree(*here.at, here.pack, letter=LETTER, form="draft", member="m", seen_text="")
    assert here.trail.rows.editions == () and here.trail.rows.agreements == ()


def test_the_final_letter_may_carry_what_the_draft_may_not(here):  # noqa: F811
    write(here, f"{SAID} Education services: grade 3.")
    sent = send(here, CLEARANCE)
    (edition,) = here.trail.rows.editions
    assert (edition.id, edition.form, edition.marking) == (sent, "final", "")


def test_agreeing_a_text_that_has_changed_meanwhile_is_refused(here):  # noqa: F811
    write(here)
    seen, member = known.digest(now(here)), here.trail.rows.members[0].id
    write(here, "Outcomes in this area are mostly good.")
    with pytest.raises(UserError, match="was changed since"):
        editions.agree(*here.at, here.pack, letter=LETTER, form="draft", member=member, seen_text=seen)


def test_an_agreement_is_to_words_and_not_to_rows(here):  # noqa: F811
    write(here)
    before = known.digest(now(here))
    write(here, "")
    assert known.digest(now(here)) != before
    letters.add_paragraph(*here.at, Spot("staying-safe", "another"), SAID)
    assert known.digest(now(here)) == before


def test_an_agreement_can_be_taken_back_and_others_stay(here):  # noqa: F811
    write(here)
    seen = known.digest(now(here))
    for member in here.trail.rows.members:
        editions.agree(*here.at, here.pack, letter=LETTER, form="draft", member=member.id, seen_text=seen)
    first = here.trail.rows.members[0].id
    editions.withdraw(*here.at, letter=LETTER, member=first, version=seen)
    states = {a.member.id: a.state for a in known.agreed(here.trail, here.pack, now(here))}
    assert states.pop(first) == "not-yet" and set(states.values()) == {"agreed"}


def test_going_out_again_sets_the_day_anew(here):  # noqa: F811
    write(here)
    send(here, COUNCIL, on="2005-09-05")
    send(here, COUNCIL, on="2005-09-08")
    assert here.trail.answer("dates", "", "draft-letter") == "2005-09-08"
    assert [s.number for s in known.editions(here.trail, LETTER)] == [1, 2]


def said_of(here, edition, **about):  # noqa: F811
    return remarks.add(*here.at, edition, {"origin": "authority", "text": "It is 38.6.", **about}).row


def reply(here, edition, *, word=False):  # noqa: F811
    made = gather(*here.at, here.pack, Wanted(sheet=REPLY, about=edition, word=word))
    return made, made.function(*made.args)


def test_the_reply_says_for_each_remark_what_was_done_on_paper_and_in_word(here):  # noqa: F811
    write(here)
    edition = send(here, COUNCIL, on="2005-09-05")
    first = said_of(here, edition, section="staying-safe", quote="is high", who="L. Officer")
    second = said_of(here, edition, text="The review in March is missing.", kind="reaching")
    remarks.decide(*here.at, first, "partly")
    remarks.respond(*here.at, first, "The later figure is given beside it.")
    printed, data = reply(here, edition)
    told = " ".join(text(data).split())
    for words in (
        "2, of which 1 accepted in part, 1 not yet decided",
        "About these words: “is high”",
        "What was done: Accepted in part",
        "The later figure is given beside it.",
        "The review in March is missing. What was done: [Not yet decided]",
        "will not be regarded as a formal representation",
    ):
        assert words in told
    assert printed.paper.by == "" and second
    word, data = reply(here, edition, word=True)
    paragraphs = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert "What was done: Accepted in part" in paragraphs and word.file_name.endswith(".docx")


def test_a_reply_on_a_draft_states_no_score_either(here):  # noqa: F811
    write(here)
    edition = send(here, COUNCIL)
    remark = said_of(here, edition)
    remarks.respond(*here.at, remark, "The grade stays at 3 out of 4.")
    with pytest.raises(UserError, match="without scores"):
        reply(here, edition)


def test_what_changed_is_printed_with_every_word_marked(here):  # noqa: F811
    write(here)
    edition = send(here)
    write(here, "Outcomes in this area are good. The number of re-registrations is falling.")
    made = gather(*here.at, here.pack, Wanted(sheet=CHANGES, about=f"{edition}:now/draft"))
    told = " ".join(text(made.function(*made.args)).split())
    assert "re-registrations is [high] falling." in told
    assert "Outcomes in this area" not in told


@pytest.mark.parametrize("about", ["gone:now/draft", "now/draft", "", "a:b:c"])
def test_versions_that_are_not_there_are_said_so(here, about):  # noqa: F811
    with pytest.raises(UserError, match="two versions"):
        gather(*here.at, here.pack, Wanted(sheet=CHANGES, about=about))


def test_an_edition_that_is_gone_has_no_reply(here):  # noqa: F811
    with pytest.raises(UserError, match="no longer there"):
        reply(here, "gone")
