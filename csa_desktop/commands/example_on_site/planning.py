"""The plan of an inspection of the example: its days, its lines, risks to children, and forms filled in."""

from csa_desktop.commands import answers, plan, risks
from csa_desktop.commands.example_on_site.site import Said, Site, lines, value


def days(site: Site, said: Said) -> None:
    """Enter the days of the milestones, and of what was done that has a clock."""
    with site.writing(said["by"], said["at"]):
        for what, when in said["day"].items():
            plan.day(site.store, site.assessment, what, when)


def line(site: Site, said: Said) -> None:
    """Put a line into the plan, and say what became of it."""
    about = {n: said[n] for n in ("title", "starts", "minutes", "place", "meets", "phase") if n in said}
    about["who"] = [site.members[who] for who in said["who"]]
    if "case" in said:
        about["case"] = site.cases[said["case"]]
    with site.writing(said["by"], said["at"]):
        row = plan.add(site.store, site.assessment, kind=said["kind"], about=about).row
    if "state" in said:
        with site.writing(said["by"], said["starts"]):
            plan.done(site.store, site.assessment, row, state=said["state"])
            if "said" in said:
                plan.change(site.store, site.assessment, row, {"said": lines(said["said"])})


def risk(site: Site, said: Said) -> None:
    """Raise a risk at once; tell it, and confirm it, when that was done."""
    with site.writing(said["by"], said["at"]):
        row = risks.raise_risk(
            site.store, site.assessment, child=said["child"], what=lines(said["what"]), found=said["found"]
        ).row
    site.keep(said["key"], row)
    if told := said.get("told"):
        with site.writing(said["by"], told["at"]):
            risks.told(
                site.store,
                site.assessment,
                row,
                whom=told["whom"],
                at=told["at"],
                will_do=lines(told["will_do"]),
                by_when=told["by_when"],
            )
    if confirmed := said.get("confirmed"):
        with site.writing(said["by"], confirmed["at"]):
            risks.confirm(site.store, site.assessment, row, how=confirmed["how"], at=confirmed["at"])


def fill_in(site: Site, said: Said) -> None:
    """Fill in a form; where an answer is statements, their keys stand for them."""
    about = site.rows[said["about"]] if "about" in said else ""
    with site.writing(said["by"], said["at"]):
        for name, answer in said["said"].items():
            chosen = tuple(site.rows[key] for key in answer) if _names_statements(site, said, name) else None
            kept = value(answer) if chosen is None else chosen
            answers.answer(site.store, site.assessment, said["form"], name, kept, about=about)


def _names_statements(site: Site, said: Said, name: str) -> bool:
    return any(f.id == name and f.kind == "statements" for f in site.pack.form(said["form"]).fields())
