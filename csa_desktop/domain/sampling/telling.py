"""How far a draw is, told as it goes. Whoever listens may raise an error: then nothing is drawn."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Tell = Callable[[float], None]
"""Hears a share from 0 to 1."""
Each = TypeVar("Each")
_TIMES = 50
_STEPS = 200


def silent(_: float) -> None:
    """Nobody listens."""


class Telling:
    """One piece of work, told from its beginning to its end."""

    def __init__(self, tell: Tell) -> None:
        self._tell, self.share, self._steps = tell, 0.0, 0

    def over(self, items: Iterable[Each], count: int, begins: float, ends: float) -> Iterator[Each]:
        """These items, about `count` of them; meanwhile the share grows from `begins` to `ends`."""
        every = max(1, count // _TIMES)
        for at, item in enumerate(items):
            if at % every == 0:
                self._say(begins + (ends - begins) * min(1.0, at / max(1, count)))
            yield item
        self._say(ends)

    def step(self) -> None:
        """A step of work of which nobody knows how long it will take: tell now and then."""
        self._steps += 1
        if self._steps % _STEPS == 0:
            self._say(self.share)

    def _say(self, share: float) -> None:
        self.share = share
        self._tell(share)
