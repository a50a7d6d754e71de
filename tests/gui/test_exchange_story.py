"""Two inspectors hand each other a stick: cards, words, bundles, and a field that both wrote."""

from csa_desktop.commands import exchange, statements
from csa_desktop.gui.pages.exchange.contact_row import ContactRow
from tests.gui.exchange_fixtures import cole, laptop, marsh, stick  # noqa: F401


def hand_card(giver, taker, stick):  # noqa: F811
    """One saves the card, the other adds it and compares its words with what the first reads aloud."""
    path = stick / f"{giver.store.name}.csacard"
    giver.go("colleagues").colleagues.card.save_to(path)
    giver.wait_for("The card is saved")
    taker.go("colleagues").bring([str(path)])
    taker.wait_for(f"Compare the words with {giver.store.name}")
    (row,) = [r for r in taker.page.findChildren(ContactRow) if r.contact.name == giver.store.name]
    shown = row.box.findChildren(type(row.box.findChild(object, "sixWords")))
    theirs, own = (words.words for words in shown if words.objectName() == "sixWords")
    assert theirs == exchange.own_words(giver.store) and own == exchange.own_words(taker.store)
    taker.press("They are the same: confirm")
    taker.wait_for(f"The card of {giver.store.name} is confirmed")


def share(sender, receiver, stick):  # noqa: F811
    """Choose the colleague, look at what leaves, and write it to the stick; the file."""
    before = set(stick.glob("*.csabundle"))
    tab = sender.go("share").share
    sender.wait_for("Share with")
    (option,) = [o for o in tab._options.values() if o.button.accessibleName() == receiver.store.name]
    if not option.button.isChecked():
        option.button.click()
    sender.wait_for("This leaves the laptop")
    assert sender.says("OFFICIAL-SENSITIVE") and sender.says("Sharpston")
    shown = tab.view.leaving
    tab.share_to(stick)
    sender.wait_for("you can pull the stick now")
    (new,) = set(stick.glob("*.csabundle")) - before
    assert not list(stick.glob("*.part"))
    return new, shown


def bring_in(receiver, path):
    """Open the bundle, read what it would change, and bring it in."""
    receiver.go("bring-in").bring([str(path)])
    receiver.wait_for("nothing of it is in the store yet")
    effect = receiver.page.bring_in.view.arriving.effect
    receiver.press("Bring in")
    receiver.wait_for("Brought in")
    return effect


def test_two_inspectors_exchange_an_assessment_on_a_stick(marsh, cole, stick):  # noqa: F811
    first = marsh.say(marsh.assessment, "The register fell.")
    marsh.say(marsh.assessment, "Referrals are followed up within a day.")
    hand_card(marsh, cole, stick)
    hand_card(cole, marsh, stick)

    # the first bundle brings R. Cole an assessment that was not there
    bundle, shown = share(marsh, cole, stick)
    assert shown.outgoing.manifest.statements == 2 and shown.everything
    effect = bring_in(cole, bundle)
    assert effect.is_new and cole.says("All 2 statements in it stand in the assessment.")
    cole.press("Open the assessment")
    cole.wait_for("Last exchange: H. Marsh")
    assert cole.texts(marsh.assessment) == marsh.texts(marsh.assessment)

    # both reword the same finding, and R. Cole writes another
    statements.reword(marsh.store, marsh.assessment, first, "The register fell by a third.")
    statements.reword(cole.store, marsh.assessment, first, "The register fell, then rose.")
    cole.say(marsh.assessment, "Initial assessments are late.")
    back, shown = share(cole, marsh, stick)
    assert not shown.everything and shown.outgoing.manifest.statements == 2
    effect = bring_in(marsh, back)
    assert len(effect.conflicts) == 1 and "fell by a third" in effect.conflicts[0]
    assert marsh.says("1 field says two things now") and marsh.says("Decide between the versions")
    assert marsh.store.trail(marsh.assessment).rows.conflicts == {("statement", first, "text")}
    marsh.wait_for("Last exchange: R. Cole")
    assert marsh.session.workspace.trail.at == marsh.store.trail(marsh.assessment).at

    # and once R. Cole has the answer, both see the same two values
    bring_in(cole, share(marsh, cole, stick)[0])
    for laptops in (marsh, cole):
        rows = laptops.store.trail(marsh.assessment).rows
        assert rows.conflicts and len(rows.statements) == 3
    assert marsh.texts(marsh.assessment) == cole.texts(marsh.assessment)
