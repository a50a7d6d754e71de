"""The command line: opens the window, or runs one of a few commands without one."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from csa_desktop import __version__
from csa_desktop.errors import UserError
from csa_desktop.store.harden import harden_process


def main(argv: Sequence[str] | None = None) -> int:
    """Do what was asked; the exit status. A failure that a person can act on is printed as a sentence."""
    harden_process()
    if getattr(sys, "frozen", False):
        _serve_if_asked(sys.argv[1:] if argv is None else argv)
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.act(arguments))
    except UserError as error:
        print(str(error), file=sys.stderr)
        return 1


def _serve_if_asked(argv: Sequence[str]) -> None:
    """A frozen program has no interpreter to start beside it: it is its own work process, too."""
    from csa_desktop.work_process import FROZEN_ARGUMENT
    from csa_desktop.work_process.inside import serve

    if list(argv) == [FROZEN_ARGUMENT]:
        serve()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("csa-desktop", description="The evidence trail of inspectors.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "--store",
        type=Path,
        nargs="?",
        help="the store to offer first in the window: its folder or its keys.json",
    )
    parser.set_defaults(act=_window)
    commands = parser.add_subparsers(title="without the window")
    _add_example(commands)
    _add_verify(commands)
    _add_bundle(commands)
    _add_forms(commands)
    return parser


def _add_example(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    example = commands.add_parser("example", help="build the worked example in a folder; asks nothing")
    example.add_argument("folder", type=Path)
    example.set_defaults(act=_example)
    run = commands.add_parser("run-example", help="open the window on the worked example")
    run.add_argument("--out", type=Path, default=Path("out"), help="where it is built")
    run.set_defaults(act=_run_example)


def _add_verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = commands.add_parser("verify", help="check a store and say in sentences what is wrong")
    verify.add_argument("store", type=Path)
    verify.add_argument("--passphrase-file", type=Path, help="its first line is the passphrase")
    verify.set_defaults(act=_verify)


def _add_bundle(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    inner = commands.add_parser("bundle", help="bundles that colleagues shared").add_subparsers(required=True)
    verify = inner.add_parser("verify", help="say who a bundle is from and what it holds; takes nothing")
    verify.add_argument("file", type=Path)
    verify.add_argument("--store", type=Path, required=True, help="the folder of the store that it is for")
    verify.add_argument("--passphrase-file", type=Path, help="its first line is the passphrase")
    verify.set_defaults(act=_verify_bundle)


def _add_forms(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    forms = commands.add_parser("forms", help="the forms of the installed frameworks")
    inner = forms.add_subparsers(required=True)
    inner.add_parser("list", help="name them").set_defaults(act=_list_forms)
    blank = inner.add_parser("print", help="print a blank form to fill in by hand")
    blank.add_argument("form", help="PACK/FORM, as the list names it")
    blank.add_argument("out", type=Path, help="the PDF to write")
    blank.set_defaults(act=_print_form)


def _window(arguments: argparse.Namespace) -> int:
    gc.disable()  # nothing made so early can go; gui/sweeping.py searches memory later
    from csa_desktop import app

    return app.run(arguments.store)


def _example(arguments: argparse.Namespace) -> int:
    from csa_desktop import example

    return example.build(arguments.folder, print)


def _run_example(arguments: argparse.Namespace) -> int:
    from csa_desktop import example

    return example.run(arguments.out, print)


def _verify(arguments: argparse.Namespace) -> int:
    from csa_desktop.commands import checking

    report = checking.verify_store(arguments.store, arguments.passphrase_file)
    print(checking.told(report))
    return 0 if report.sound else 2


def _verify_bundle(arguments: argparse.Namespace) -> int:
    from csa_desktop.commands import checking
    from csa_desktop.store.weighing import NotTakenError

    try:
        said = checking.verify_bundle(arguments.file, arguments.store, arguments.passphrase_file)
    except NotTakenError as refused:
        print(f"It would be refused. {refused}")
        return 2
    print("\n".join(said))
    return 0


def _list_forms(_: argparse.Namespace) -> int:
    from csa_desktop.frameworks.packs import installed_packs

    for pack in installed_packs().values():
        for form in pack.forms:
            print(f"{pack.id}/{form.id}  {form.title}")
    return 0


def _print_form(arguments: argparse.Namespace) -> int:
    from csa_desktop.commands import blank_forms

    blank_forms.print_blank(arguments.form, arguments.out)
    print(f"Written: {arguments.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
