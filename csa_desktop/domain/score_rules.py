"""The ways of stating a score, as patterns over the words that a pack brings."""

from functools import lru_cache

from csa_desktop.domain.score_figures import in_figures
from csa_desktop.domain.score_labels import in_labels
from csa_desktop.domain.score_marks import in_marks
from csa_desktop.domain.score_shapes import Rule
from csa_desktop.domain.score_turns import in_other_words
from csa_desktop.domain.score_words import Terms


@lru_cache(maxsize=16)
def rules(known: Terms) -> tuple[Rule, ...]:
    """The ways of stating a score in these terms."""
    if not known.many:
        return ()
    return (*in_figures(known), *in_other_words(known), *in_labels(known), *in_marks(known))
