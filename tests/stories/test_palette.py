"""Everything can be gone to and done from the keyboard alone."""

from tests.stories import acting


def choose(person, typed):
    person.act("key", "Ctrl+Shift+P")
    person.act("fill", "What to go to or do", typed)
    person.act("key", "Return")


def test_a_few_letters_lead_anywhere(person):
    person.create_store()
    person.begin_assessment()
    choose(person, "safe")
    person.until(lambda: person.app.session.workspace.place.page == "subject")
    assert person.app.session.workspace.place.about == "staying-safe"
    choose(person, "recovery")
    person.says("Each of these opens that key.")
    person.act("key", "Alt+Left")
    person.until(lambda: person.app.session.workspace.place.about == "staying-safe")
    choose(person, "dark")
    person.until(lambda: person.app.appearance.scheme == "dark")
    choose(person, "back up")
    person.says("Backup verified today")
    choose(person, "all assess")
    person.says("Begin another assessment")


def test_the_palette_is_left_with_escape_and_says_where_nothing_is_found(person):
    person.create_store()
    person.act("key", "Ctrl+Shift+P")
    person.act("fill", "What to go to or do", "zebra crossing")
    person.says("Nothing is called that.")
    person.act("key", "Return")
    assert acting.title() == "Go anywhere, do anything"
    person.act("key", "Escape")
    person.until(lambda: acting.title() == "My inspections · csa_desktop")


def test_without_an_assessment_one_reaches_the_store_and_help_and_comes_back(person):
    person.create_store()
    person.act("key", "F1")
    person.says("Take a note, whatever page is open")
    person.act("key", "Alt+Left")
    person.says("Begin an assessment")
    choose(person, "back up")
    choose(person, "verify")
    person.says("Everything adds up.")
    person.act("press", "Back to the assessments")
    person.says("Begin an assessment")


def test_each_document_that_has_come_can_be_read_from_the_palette(person, tmp_path):
    person.create_store()
    person.begin_assessment()
    (tmp_path / "Transport survey.txt").write_text("Eleven of twelve schools answered.", encoding="utf-8")
    person.act("press", "Sources")
    workspace = person.app.session.workspace
    workspace.page.bring([tmp_path / "Transport survey.txt"])
    person.until(lambda: any(s.sha256 for s in workspace.trail.sources()))
    choose(person, "read transport")
    person.until(lambda: workspace.place.page == "reader")
