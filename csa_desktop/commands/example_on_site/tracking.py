"""What is written of one case: its journey, records, findings and grid, and what is said once of it."""

from collections.abc import Iterator

from csa_desktop.commands import answers, cases, events, plan
from csa_desktop.commands.example_on_site import records
from csa_desktop.commands.example_on_site.site import Said, Site, lines, value
from csa_desktop.domain.plan import details

GOOD = "+"
"""After an evaluation: good practice."""
TRACKED = "case-tracking-record"


def write(site: Site, said: Said) -> None:
    """Write all that is said of a case, in the order in which an inspector comes to it."""
    by, code = said["by"], said["code"]
    with site.writing(by, said["began"]):
        cases.track(site.store, site.assessment, site.cases[code], site.members[by])
        _details(site, said)
    for record in said.get("record", ()):
        records.make(site, record, case=code, by=by)
    with site.writing(by, said["written"]):
        _journey(site, said)
        for finding in said.get("finding", ()):
            _find(site, code, finding)
        _grid(site, said)
        _once(site, said)
        cases.progress(site.store, site.assessment, site.cases[code], said.get("progress", "done"))


def _details(site: Site, said: Said) -> None:
    wanted = details(site.pack, site.store.trail(site.assessment))
    case = site.cases[said["code"]]
    for detail in wanted:
        if detail.id not in said.get("not_come", ()):
            plan.came(site.store, site.assessment, case, detail.id, come=True)


def _journey(site: Site, said: Said) -> None:
    code = said["code"]
    for event in said["event"]:
        about = {name: text for name, text in event.items() if name not in ("key", "in")}
        if "in" in event:
            about["source"] = site.row(event["in"], code)
        row = events.add(site.store, site.assessment, site.pack, site.cases[code], about).row
        if "key" in event:
            site.keep(records.EVENT + event["key"], row, code)


def _find(site: Site, code: str, finding: Said) -> None:
    about = {name: finding[name] for name in ("sign", "service", "groups", "happened") if name in finding}
    row = cases.add_finding(
        site.store,
        site.assessment,
        site.pack,
        site.cases[code],
        finding["stage"],
        finding["theme"],
        text=lines(finding["text"]),
        about=about,
    ).row
    site.keep(finding["key"], row, code)
    for cited in finding["cites"]:
        records.cite(site, row, cited, case=code)


def _grid(site: Site, said: Said) -> None:
    for stage, theme, word, good, text in _cells(said):
        cases.evaluate(
            site.store,
            site.assessment,
            site.pack,
            site.cases[said["code"]],
            stage,
            theme,
            evaluation=word,
            good=good or None,
            text=text or None,
        )


def _cells(said: Said) -> Iterator[tuple[str, str, str, bool, str]]:
    """(stage, theme, evaluation, good practice, words) of each cell that a file fills."""
    for stage, cells in said["grid"].items():
        for theme, cell in cells.items():
            word, _, text = cell.partition(": ")
            yield stage, theme, word.removesuffix(GOOD), word.endswith(GOOD), lines(text)


def _once(site: Site, said: Said) -> None:
    store, assessment, case = site.store, site.assessment, site.cases[said["code"]]
    for agency, text in said.get("agencies", {}).items():
        cases.contribution(store, assessment, case, agency, lines(text))
    if "wishes" in said:
        cases.wishes(store, assessment, case, lines(said["wishes"]))
    if "earlier" in said:
        answer, _, text = said["earlier"].partition(": ")
        cases.earlier(store, assessment, case, answer=answer, text=lines(text))
    for name, answer in said.get("tracked", {}).items():
        answers.answer(store, assessment, TRACKED, name, value(answer), about=case)
