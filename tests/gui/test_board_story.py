"""A moderation day at the board: choosing, looking side by side, deciding, undoing, and the way home."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from csa_desktop.commands import assessments, judgements
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.gui.places import Place
from tests.day_made import authority, day
from tests.gui.exchange_fixtures import laptop, marsh, meet, stick  # noqa: F401
from tests.gui.test_exchange_story import bring_in, share

SOCIAL_CARE = {"step": "4", "subject": "overall", "judgement": "social-care"}
WHY = "Two of the three points rest on one document."


@pytest.fixture
def chair(laptop):  # noqa: F811
    """Whoever runs the day: a store with three authorities, the board in the window."""
    one = laptop("P. Chair")
    one.ids = day(one.store, installed_packs()["apa-2005"], 3, points=2)
    one.open()
    one.session.go(Place("board"))
    one.wait_for("Every assessment of this framework and year")
    return one


def choose(laptop, *names):  # noqa: F811
    page = laptop.page
    laptop._qtbot.waitUntil(lambda: len(page.choosing.rows) == len(laptop.ids))
    for name in names:
        page.choosing.rows[laptop.ids[name]].button.click()
    page.choosing.button.click()
    laptop._qtbot.waitUntil(lambda: all(page.side_by_side.head(laptop.ids[n]) for n in names))
    laptop.settle()


def open_judgement(laptop, judgement, name):  # noqa: F811
    tabs = laptop.page.judgements
    tabs.setCurrentIndex(next(i for i in range(tabs.count()) if tabs.tabData(i) == judgement))
    laptop.page.side_by_side.head(laptop.ids[name]).click()
    laptop.settle()


def grade(laptop, code):  # noqa: F811
    laptop.page.deciding.grades.tags.toggle(code).click()


def standing(laptop, name, judgement="social-care", step="4"):  # noqa: F811
    made = laptop.store.trail(laptop.ids[name]).statements(kind="judgement", step=step, judgement=judgement)
    return made[0].grade, made[0].reason


def test_the_chosen_authorities_stand_side_by_side_and_are_so_again_the_next_time(chair):
    choose(chair, "Ambleton", "Cawdale")
    assert chair.says("Ambleton") and chair.says("Cawdale") and not chair.says("Brackford")
    assert chair.says("3 · A service that consistently delivers above minimum requirements for users")
    assert chair.says("1 source of 1 kind") and chair.says("Provisional, Step 4")
    chair.session.show_assessments()
    chair.session.go(Place("board", tab="board"))
    chair.wait_for("Cawdale")
    assert len(chair.page._ids) == 2


def test_a_tab_for_which_too_few_are_chosen_says_what_to_do(chair):
    page = chair.page
    page._go("board")
    assert chair.says("Too few authorities are chosen")
    page._go("record")
    assert chair.says("Tick those that are discussed on the day")
    chair.press("Choose authorities")
    choose(chair, "Ambleton")
    assert not chair.says("Too few authorities are chosen")
    page._go("two")
    assert chair.says("Too few authorities are chosen")
    page._go("record")
    chair._qtbot.waitUntil(lambda: bool(page.record and page.record._sizes))
    assert not chair.says("Too few authorities are chosen")


@pytest.fixture
def two_frameworks(chair):
    """Besides the day of 2005 an inspection of 2012 that is graded by another framework."""
    pack = installed_packs()["child-protection-2012"]
    about = {"authority": "Norbridge", "year": 2012, "role": pack.roles[0].id}
    opened = assessments.open_assessment(chair.store, pack, **about)
    practice = {"step": "3", "subject": "overall", "judgement": "practice", "grade": "outstanding"}
    judgements.judge(chair.store, opened.row, pack, **practice)
    chair.norbridge = opened.row
    chair.session.show_assessments()
    chair.session.go(Place("board"))
    chair._qtbot.waitUntil(lambda: chair.page.choosing.groups.count() == 2)
    chair.settle()
    return chair


def go_to_framework(laptop, words):  # noqa: F811
    box = laptop.page.choosing.groups
    at = next(at for at in range(box.count()) if words in box.itemText(at))
    box.setCurrentIndex(at)
    box.activated.emit(at)
    laptop.settle()


def lay(laptop, *rows):  # noqa: F811
    page = laptop.page
    laptop._qtbot.waitUntil(lambda: set(rows) <= set(page.choosing.rows))
    for row in rows:
        page.choosing.rows[row].button.click()
    page.choosing.button.click()
    laptop._qtbot.waitUntil(lambda: all(page.side_by_side.head(row) for row in rows))
    laptop._qtbot.waitUntil(lambda: page._filling.is_whole)
    laptop.settle()


def titles_of(tabs):
    return [tabs.accessibleTabName(at) for at in range(tabs.count())]


def test_another_framework_brings_its_own_judgements_rows_and_record(two_frameworks):
    here, page = two_frameworks, two_frameworks.page
    packs = installed_packs()
    go_to_framework(here, "2005")
    lay(here, here.ids["Ambleton"], here.ids["Brackford"])
    open_judgement(here, "social-care", "Ambleton")
    page._go("record")
    here._qtbot.waitUntil(lambda: bool(page.record and page.record._sizes))
    page._go("choose")
    go_to_framework(here, "2012")
    assert page.judgements.count() == 0 and page.record is None
    assert not page.deciding.isVisible()
    lay(here, here.norbridge)
    own = {j.title for j in packs["child-protection-2012"].judgements}
    assert set(titles_of(page.judgements)) == {"All judgements", *own}
    assert set(page.side_by_side._titles) <= own
    assert list(page._packs) == [here.norbridge]
    page._go("record")
    here._qtbot.waitUntil(lambda: bool(page.record and page.record._sizes))
    page._go("choose")
    go_to_framework(here, "2005")
    here._qtbot.waitUntil(lambda: "Education" in titles_of(page.judgements))


def test_a_link_of_an_assessment_opens_its_own_framework(two_frameworks):
    here = two_frameworks
    here.session.show_assessments()
    for about, year in ((here.ids["Cawdale"], "2005"), (here.norbridge, "2012")):
        here.session.go(Place("board", statement=about))
        here._qtbot.waitUntil(lambda: here.page.choosing.groups.count() == 2)
        here._qtbot.waitUntil(lambda about=about: about in here.page.choosing.rows)
        assert year in here.page.choosing.groups.currentText()


def test_from_an_open_assessment_the_palette_leads_to_the_day_of_its_own_framework(two_frameworks):
    here = two_frameworks
    for about, year in ((here.norbridge, "2012"), (here.ids["Cawdale"], "2005"), (here.norbridge, "2012")):
        here.session.open_assessment(about)
        here.settle()
        next(act for act in here.session._acts() if act.title == "Moderation day").do()
        here._qtbot.waitUntil(lambda about=about: about in here.page.choosing.rows)
        assert year in here.page.choosing.groups.currentText()


def test_the_box_of_frameworks_has_room_for_the_longest_title(two_frameworks):
    box = two_frameworks.page.choosing.groups
    longest = max(box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count()))
    two_frameworks._qtbot.waitUntil(lambda: box.width() > longest + 20)


def test_a_decision_comes_into_the_notebook_and_undo_takes_it_back(chair):
    choose(chair, "Ambleton", "Brackford")
    open_judgement(chair, "social-care", "Ambleton")
    chair.wait_for("Timely reviews shape")
    assert chair.says("Ambleton: Social care")
    grade(chair, "2")
    deciding = chair.page.deciding
    deciding.why.text.set_value(WHY)
    deciding.by.reset("Group 1")
    deciding.button.click()
    chair.wait_for("It is kept in the notebook of Ambleton")
    assert standing(chair, "Ambleton") == ("2", WHY)
    chair.wait_for("from 3 to 2, by Group 1")
    assert standing(chair, "Brackford")[0] == "2"
    deciding.undo.click()
    chair.wait_for("It was taken back.")
    assert standing(chair, "Ambleton") == ("3", "")
    chair._qtbot.waitUntil(lambda: not chair.says("by Group 1"))


def test_nothing_is_decided_without_a_reason_or_a_name_and_what_was_typed_stays(chair):
    choose(chair, "Ambleton")
    open_judgement(chair, "education", "Ambleton")
    grade(chair, "2")
    chair.page.deciding.button.click()
    chair.wait_for("Say why")
    chair.page.deciding.why.text.set_value(WHY)
    chair.page.deciding.button.click()
    chair.wait_for("Say who decided")
    assert chair.page.deciding.why.text.value() == WHY
    assert chair.store.trail(chair.ids["Ambleton"]).rows.decisions == ()


def test_among_many_an_authority_is_found_by_its_name(laptop):  # noqa: F811
    one = laptop("P. Chair")
    pack = installed_packs()["apa-2005"]
    names = [f"Borough {number}" for number in range(11)] + ["Sharpston"]
    one.ids = {name: authority(one.store, pack, name, points=0) for name in names}
    one.open()
    one.session.go(Place("board"))
    one._qtbot.waitUntil(lambda: len(one.page.choosing.rows) == 12)
    find = one.page.choosing.search
    find.go()
    QTest.keyClicks(find.focus_target(), "sharp")
    assert list(one.page.choosing.rows) == [one.ids["Sharpston"]]
    one.page.choosing.rows[one.ids["Sharpston"]].button.click()
    assert one.says("1 chosen. Fewer than 7.")


def test_keys_go_from_judgement_to_judgement(chair):
    choose(chair, "Ambleton", "Brackford")
    page = chair.page
    said = [page.judgements.current()]
    for _ in range(5):
        page._step(+1)
        said.append(page.judgements.current())
    assert said == ["", "education", "social-care", "childrens-services", "capacity", ""]


def test_typing_that_was_not_sent_is_there_again(chair):
    choose(chair, "Ambleton", "Brackford")
    open_judgement(chair, "education", "Ambleton")
    why = chair.page.deciding.why.text
    why.setFocus()
    QTest.keyClicks(why, WHY)
    open_judgement(chair, "education", "Brackford")
    assert why.value() == ""
    open_judgement(chair, "education", "Ambleton")
    chair._qtbot.waitUntil(lambda: why.value() == WHY)


def test_what_was_agreed_on_the_scale_goes_into_every_notebook(chair):
    choose(chair, "Ambleton", "Cawdale")
    open_judgement(chair, "education", "Ambleton")
    deciding, note = chair.page.deciding, "Grade 3 needs both services above the minimum."
    deciding.keep_scale.click()
    chair.wait_for("Write what was agreed on the scale first")
    deciding.scale.text.set_value(note)
    deciding.keep_scale.click()
    chair._qtbot.waitUntil(
        lambda: ("education", note) in chair.page._columns[chair.ids["Cawdale"]].scale_notes
    )
    assert chair.store.trail(chair.ids["Brackford"]).answer("moderation-day", "education", "scale") == ""


def test_two_trails_stand_beside_one_another(chair):
    choose(chair, "Ambleton", "Brackford", "Cawdale")
    open_judgement(chair, "social-care", "Ambleton")
    chair.page._go("two")
    two = chair.page.two
    two.second.setCurrentIndex(2)
    two.second.activated.emit(2)
    chair.wait_for("Strengths")
    shown = [head.findChildren(QLabel)[0].text() for head in two.side_by_side._heads.values()]
    assert shown == ["Ambleton", "Cawdale"]
    chair.wait_for("• Reviews are held on time. (CSCI briefing)")


def test_the_record_of_the_day_is_saved_and_every_notebook_says_so(chair, tmp_path):
    choose(chair, "Ambleton", "Brackford")
    chair.page._go("record")
    preview = chair.page.record
    chair._qtbot.waitUntil(preview.save.isEnabled)
    with chair._qtbot.waitSignal(preview.saving.saved):
        preview.saving.save(preview.laying.now, tmp_path / "record.pdf")
    assert (tmp_path / "record.pdf").read_bytes() == preview.laying.now.data
    for name, many in (("Ambleton", 1), ("Brackford", 1), ("Cawdale", 0)):
        assert len(chair.store.trail(chair.ids[name]).rows.exports) == many


def test_a_decision_on_a_received_assessment_goes_home_with_the_next_bundle(marsh, laptop, stick):  # noqa: F811
    away = laptop("P. Chair")
    pack = installed_packs()["apa-2005"]
    judgements.judge(marsh.store, marsh.assessment, pack, **SOCIAL_CARE, grade="3", status="provisional")
    away.open()
    meet(marsh, away)
    bring_in(away, share(marsh, away, stick)[0])
    away.ids = {"Sharpston": marsh.assessment}
    away.session.show_assessments()
    away.session.go(Place("board"))
    choose(away, "Sharpston")
    open_judgement(away, "social-care", "Sharpston")
    grade(away, "2")
    away.page.deciding.why.text.set_value(WHY)
    away.page.deciding.by.reset("Group 1")
    away.page.deciding.button.click()
    away.wait_for("It is kept in the notebook of Sharpston")

    away.session.open_assessment(marsh.assessment)
    away.settle()
    bring_in(marsh, share(away, marsh, stick)[0])
    marsh.ids = away.ids
    assert standing(marsh, "Sharpston") == ("2", WHY)
    (decided,) = marsh.store.trail(marsh.assessment).rows.decisions
    assert (decided.was, decided.grade, decided.by, decided.stage) == ("3", "2", "Group 1", "moderation")
