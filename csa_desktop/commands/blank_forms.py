"""Blank forms from the command line, to be filled in by hand."""

from collections.abc import Mapping
from pathlib import Path

from csa_desktop import clock
from csa_desktop.commands.laying_out import lay_out_form
from csa_desktop.domain.framework import Form, Pack
from csa_desktop.errors import UserError
from csa_desktop.frameworks.packs import installed_packs
from csa_desktop.reports.dates import day
from csa_desktop.reports.paper import Paper
from csa_desktop.store.durable import write_durably


def print_blank(name: str, out: Path) -> None:
    """Write the blank form "PACK/FORM" as a PDF; UserError naming the known ones where it is none."""
    pack, form = _find(name, installed_packs())
    if out.is_dir():
        raise UserError(f"“{out}” is a folder. Name the PDF to write, for example “{out / form.id}.pdf”.")
    # It is marked as what it will be once it is filled in.
    paper = Paper(pack.marking, "", f"{form.title}, blank · {pack.short}", day(clock.today()))
    write_durably(out, lay_out_form(form, paper, None))


def _find(name: str, packs: Mapping[str, Pack]) -> tuple[Pack, Form]:
    found = {f"{pack.id}/{form.id}": (pack, form) for pack in packs.values() for form in pack.forms}
    if name not in found:
        known = ", ".join(found) or "none"
        raise UserError(
            f"There is no form “{name}”. Name one as PACK/FORM. The installed forms are: {known}."
        )
    return found[name]
