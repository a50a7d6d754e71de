"""The lanes of an open store: what is asked for after the store was closed is not begun."""

from csa_desktop.store.store import Store
from tests.gui.desk_fixtures import bench, work  # noqa: F401


def test_a_page_that_is_still_being_made_when_the_store_is_closed_reads_nothing(bench):  # noqa: F811
    heard = []
    bench.settle()
    bench.runner.close()
    bench.runner.read(Store.assessments, then=heard.append)
    bench.runner.refresh()
    assert bench.runner.idle()
    assert heard == []
