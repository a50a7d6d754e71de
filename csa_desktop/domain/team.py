"""The laptops of a team, and how far each was accepted (design: exchange)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop of a member, with the keys that its changes and bundles are known by."""

    id: str
    assessment: str
    device: str
    person: str
    name: str
    sign: str
    """Its key for signatures (Ed25519), as hexadecimal figures."""
    box: str
    """What bundles are encrypted to so that it can read them (age, X25519)."""
    removed: bool = False
    last: str = ""
    """Of a laptop that was removed: "number:change", the last that was accepted of its chain."""

    @property
    def accepted(self) -> tuple[int, str]:
        """(number, change) of `last`; (0, "") where it names none."""
        number, _, change = self.last.partition(":")
        return (int(number), change) if number.isdecimal() and len(number) < 16 else (0, "")
