"""Two windows and a folder between them: what one puts there the other is told of, and brings in by hand."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they are imported

import pytest

from csa_desktop.commands import team_folder, to_team_folder
from csa_desktop.gui.team_folder_watch import TEAM_FOLDER
from tests.exchange.team_made import bring_in, bundle, meet
from tests.gui.exchange_fixtures import Laptop, laptop, marsh, stick  # noqa: F401


@pytest.fixture
def khan(laptop, marsh, stick) -> Laptop:
    """J. Khan, who has the assessment too and has chosen the folder; the window stays closed."""
    other = laptop("J. Khan")
    meet(marsh.store, other.store)
    bring_in(other.store, bundle(marsh.store, marsh.assessment, other.store, stick))
    bring_in(marsh.store, bundle(other.store, marsh.assessment, marsh.store, stick))
    for file in stick.iterdir():
        file.unlink()
    team_folder.choose(other.store, marsh.assessment, stick)
    marsh.session.runner.refresh()
    return other


def test_what_is_new_in_the_folder_is_said_at_the_bottom_and_brought_in_by_a_person(
    marsh, khan, stick, qtbot
):
    page = marsh.go(TEAM_FOLDER)
    page.team_folder.use_folder(stick)
    marsh.wait_for("Nothing new lies in the folder")
    marsh.go("share")
    khan.say(marsh.assessment, "A gap in the data.")
    to_team_folder.send(khan.store, marsh.assessment)
    marsh.wait_for("1 bundle from J. Khan is in the team folder")
    assert marsh.texts(marsh.assessment) == []
    marsh.press("1 bundle from J. Khan is in the team folder")
    marsh.press("Look at the bundle from J. Khan")
    marsh.wait_for("nothing of it is in the store yet")
    marsh.press("Bring in")
    qtbot.waitUntil(lambda: marsh.texts(marsh.assessment) == ["A gap in the data."])
    marsh.wait_for("Last exchange: J. Khan")
    assert len(list(stick.iterdir())) == 1


def test_one_bundle_for_the_whole_team_is_written_from_the_window(marsh, khan, stick):
    page = marsh.go(TEAM_FOLDER)
    page.team_folder.use_folder(stick)
    marsh.wait_for("Nothing new lies in the folder")
    marsh.say(marsh.assessment, "Cases are reviewed in time.")
    marsh.press("Share with the whole team")
    marsh.wait_for("This leaves the laptop")
    marsh.press("Write it to the team folder")
    marsh.wait_for("A bundle for J. Khan was written")
    found = team_folder.look(khan.store, marsh.assessment, team_folder.Known())
    assert found.offer == "1 bundle from H. Marsh is in the team folder"
    bring_in(khan.store, (stick / found.bundles[0].name).read_bytes())
    assert khan.texts(marsh.assessment) == ["Cases are reviewed in time."]
