"""Letters as an authority sends them back: Word files with comments and changes, as Word makes them."""

import copy
import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from csa_desktop.domain.returned import Line

HEALTHY, SAFE = "being-healthy", "staying-safe"
AUTHOR, WHEN = "L. Officer", "2005-09-12T10:00:00Z"
LINES = (
    Line("Being Healthy", section=HEALTHY),
    Line("Outcomes in this area are good.", "s1", HEALTHY),
    Line("The teenage conception rate of 41.2 remains above that of comparable areas.", "s2", HEALTHY),
    Line("Most looked after children have an annual health assessment.", "s3", HEALTHY),
    Line("Staying Safe", section=SAFE),
    Line("The number of re-registrations is high.", "s4", SAFE),
    Line("Nearly all cases of looked after children are allocated to a qualified social worker.", "s5", SAFE),
    Line("The council follows up critical incidents promptly.", "s6", SAFE),
)


class Letter:
    """The letter in Word, on which somebody works with changes tracked."""

    def __init__(self, lines=LINES):
        self.document = docx.Document()
        self.paragraphs = []
        for line in lines:
            if not line.id:
                self.document.add_paragraph(line.text, style="Heading 1")
                self.paragraphs.append(self.document.add_paragraph())
            else:
                self.paragraphs[-1].add_run(f"{line.text} ")
        self.number = 0

    @classmethod
    def of(cls, data):
        """A letter that was sent as a Word file, opened to work on it."""
        made = cls(())
        made.document = docx.Document(io.BytesIO(data))
        cells = (cell for table in made.document.tables for row in table.rows for cell in row.cells)
        made.paragraphs = [*made.document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
        return made

    def bytes(self):
        """The file."""
        held = io.BytesIO()
        self.document.save(held)
        return held.getvalue()

    def runs(self, words):
        """The one run that says exactly `words`, cut out of what surrounds it."""
        for paragraph in self.paragraphs:
            for run in paragraph.runs:
                if words in run.text:
                    before, _, after = run.text.partition(words)
                    for text, where in ((before, "addprevious"), (after, "addnext")):
                        if text:
                            other = copy.deepcopy(run._r)
                            getattr(run._r, where)(other)
                            _say(other, text)
                    run.text = words
                    return run
        raise AssertionError(f"not in the letter: {words}")

    def comment(self, words, text, author=AUTHOR):
        """A comment beside some words."""
        return self.document.add_comment(self.runs(words), text=text, author=author, initials="LO")

    def take_out(self, words, author=AUTHOR):
        """Words struck out, tracked."""
        run = self.runs(words)._r
        mark = self._mark("w:del", author)
        run.addprevious(mark)
        mark.append(run)
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")
        return mark

    def put_in(self, after, words, author=AUTHOR):
        """Words put in after others, tracked."""
        self._insert(self.runs(after)._r, words, author)

    def replace(self, words, new, author=AUTHOR):
        """Words put in the place of others, tracked."""
        self._insert(self.take_out(words, author), new, author)

    def move(self, words, after, author=AUTHOR):
        """Words moved behind others, tracked."""
        target = self.runs(after)._r
        gone = self.take_out(words, author)
        gone.tag = qn("w:moveFrom")
        for text in gone.iter(qn("w:delText")):
            text.tag = qn("w:t")
        self._insert(target, words, author, "w:moveTo")

    def retype(self, words, new):
        """Words changed with nothing tracked."""
        self.runs(words).text = new

    def _insert(self, after, words, author, kind="w:ins"):
        mark = self._mark(kind, author)
        run = OxmlElement("w:r")
        mark.append(run)
        _say(run, words)
        after.addnext(mark)

    def _mark(self, kind, author):
        self.number += 1
        mark = OxmlElement(kind)
        for name, value in (("w:id", str(900 + self.number)), ("w:author", author), ("w:date", WHEN)):
            mark.set(qn(name), value)
        return mark


def _say(run, text):
    for old in run.findall(qn("w:t")):
        run.remove(old)
    said = OxmlElement("w:t")
    said.text = text
    said.set(qn("xml:space"), "preserve")
    run.append(said)
