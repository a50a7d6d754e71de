"""What all cases say, the judgements that stand on it, areas for development, progress on earlier ones."""

from csa_desktop.commands import areas, hypotheses, judgements, monitoring, statements, trails
from csa_desktop.commands.example_on_site.site import Said, Site, lines
from csa_desktop.domain.case_grid import evaluation_id
from csa_desktop.domain.values import OVERALL


def lower(site: Site, key: str) -> str:
    """The statement that a key names: a finding or point, or a cell as "C-05/referral/oversight"."""
    if key in site.rows:
        return site.rows[key]
    code, stage, theme = key.split("/")
    return evaluation_id(site.assessment, site.cases[code], stage, theme)


def say(site: Site, said: Said) -> None:
    """Write a statement that is about no one case: a point, a gap, a hypothesis."""
    about = {n: said[n] for n in ("sign", "service", "groups", "state", "owner", "reason") if n in said}
    with site.writing(said["by"], said["at"]):
        row = statements.add(
            site.store,
            site.assessment,
            kind=said["kind"],
            text=lines(said["text"]),
            step=said["step"],
            subject=said["subject"],
            about=about,
            on=tuple(lower(site, key) for key in said.get("on", ())),
        ).row
        for key in said.get("against", ()):
            trails.contradict(site.store, site.assessment, row, lower(site, key))
    if "key" in said:
        site.keep(said["key"], row)
    if "settled" in said:
        _settle(site, row, said["by"], said["settled"])


def _settle(site: Site, row: str, by: str, said: Said) -> None:
    """Say what became of a hypothesis, and what changed it."""
    with site.writing(by, said["at"]):
        on = [lower(site, key) for key in said.get("on", ())]
        where = (site.store, site.assessment, site.pack)
        hypotheses.settle(*where, row, said["state"], why=said["why"], on=on)


def judge(site: Site, said: Said) -> None:
    """Choose what a judgement stands on; then its grade, its words and how far it is settled."""
    where = {"step": said["step"], "subject": OVERALL, "judgement": said["judgement"]}
    with site.writing(said["by"], said["at"]):
        on = [lower(site, key) for key in said["on"]]
        row = judgements.rest_on(site.store, site.assessment, site.pack, **where, on=on).row
        for key in said.get("against", ()):
            trails.contradict(site.store, site.assessment, row, lower(site, key))
        judgements.judge(
            site.store,
            site.assessment,
            site.pack,
            **where,
            grade=said.get("grade"),
            text=lines(said["text"]),
            status=said["status"],
        )
    site.keep(said["judgement"], row)
    for member in said.get("agreed", ()):
        with site.writing(member, said["agreed_at"]):
            judgements.agree(site.store, site.assessment, row, site.members[member])


def area(site: Site, said: Said) -> None:
    """Write an area for development on what it stands on."""
    with site.writing(said["by"], said["at"]):
        row = areas.add(
            site.store,
            site.assessment,
            site.pack,
            kind=said["kind"],
            text=lines(said["text"]),
            on=tuple(lower(site, key) for key in said["on"]),
        ).row
    site.keep(said["key"], row)


def progress(site: Site, said: Said, earlier: Site) -> None:
    """Say how far an area of the earlier inspection has come, and on what that stands."""
    area_id = earlier.rows[said["area"]]
    with site.writing(said["by"], said["at"]):
        monitoring.rest_on(
            site.store,
            site.assessment,
            site.pack,
            area=area_id,
            on=tuple(lower(site, key) for key in said["on"]),
        )
        done = monitoring.say_progress(
            site.store,
            site.assessment,
            site.pack,
            area=area_id,
            evaluation=said["evaluation"],
            text=lines(said["text"]),
        )
    site.keep(said["area"], done.row)
