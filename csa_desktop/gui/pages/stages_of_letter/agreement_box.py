"""Whether both inspectors agree the letter word for word as it reads now (003:445)."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from csa_desktop.commands import editions as commands
from csa_desktop.domain import editions
from csa_desktop.domain.framework import LetterStage
from csa_desktop.domain.letter_text import letter_text
from csa_desktop.domain.trail import Trail
from csa_desktop.gui.moments import moment
from csa_desktop.gui.pages.notebook.agreements import Agreements
from csa_desktop.gui.pages.notebook.judgement_view import AgreementView
from csa_desktop.gui.pages.page import Desk
from csa_desktop.gui.widgets.card import Panel
from csa_desktop.gui.widgets.words import Words

TITLE = "Agreement on this very text"
HINT = "An agreement is kept with the words it was given to. Where the letter changes, it is asked for again."
EARLIER = "agreed an earlier text, {}"


class AgreementBox(Panel):
    """A tick for each inspector."""

    def __init__(self, desk: Desk, stage: LetterStage, *, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, HINT, parent=parent)
        self.setObjectName(f"agreement-{stage.id}")
        self._desk, self._stage, self._text = desk, stage, ""
        self.agreements, self._wrong = Agreements(), Words(look="error")
        self._wrong.hide()
        self.agreements.agreed.connect(self._tick)
        self.body.addSpacing(6)
        self.add(self.agreements, self._wrong)

    def show_trail(self, trail: Trail) -> None:
        """Show who has agreed the letter as it reads now."""
        text = letter_text(trail, self._desk.pack, self._stage.letter, self._stage.form)
        self._text = editions.digest(text)
        self.agreements.show_agreements(tuple(self._views(editions.agreed(trail, self._desk.pack, text))))

    def _views(self, found: tuple[editions.Agreed, ...]) -> Iterator[AgreementView]:
        roles = {role.id: role.title for role in self._desk.pack.roles}
        for one in found:
            role = roles.get(one.member.role, one.member.role)
            earlier = EARLIER.format(moment(one.at)) if one.state == editions.EARLIER else ""
            words = ", ".join(filter(None, (one.member.name, role)))
            yield AgreementView(one.member.id, words, one.state == editions.AGREED, earlier)

    def _tick(self, member: str, on: bool) -> None:
        self._refuse("")
        letter, form = self._stage.letter, self._stage.form
        if on:
            self._desk.run(
                commands.agree,
                self._desk.pack,
                letter=letter,
                form=form,
                member=member,
                seen_text=self._text,
                refused=self._refuse,
            )
        else:
            self._desk.run(
                commands.withdraw, letter=letter, member=member, version=self._text, refused=self._refuse
            )

    def _refuse(self, sentence: str) -> None:
        self._wrong.set_words(sentence)
        self._wrong.setVisible(bool(sentence))
