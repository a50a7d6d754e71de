"""The recovery key on paper: eight numbered groups of eight letters and digits, each with its own check.

The alphabet is Crockford's: no I, L, O or U. A group is four bytes of the key and a CRC-8 over the group's
number and those bytes: a wrong letter, swapped neighbours or swapped groups are found, and the group is
named.
"""

import unicodedata

from csa_desktop.errors import UserError

GROUPS = 8
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OIL", "011")
_BYTES_PER_GROUP = 4
_LETTERS_PER_GROUP = 8
_LETTERS = GROUPS * _LETTERS_PER_GROUP


def written(secret: bytes | bytearray) -> str:
    """A secret of 32 bytes as its eight groups, such as `7K3M-QZ4T`, with spaces between them."""
    starts = range(0, len(secret), _BYTES_PER_GROUP)
    return " ".join(
        _group(number, bytes(secret[at : at + _BYTES_PER_GROUP])) for number, at in enumerate(starts, start=1)
    )


def read(typed: str) -> bytearray:
    """The secret of a typed recovery key; case, spaces, dashes, O for 0 and I or L for 1 do not matter."""
    letters = _letters(typed)
    if len(letters) != _LETTERS:
        raise UserError(
            f"A recovery key has {_LETTERS} letters and digits, in {GROUPS} groups of {_LETTERS_PER_GROUP}; "
            f"{len(letters)} were typed."
        )
    wrong = []
    secret = bytearray()
    for number in range(1, GROUPS + 1):
        group = letters[(number - 1) * _LETTERS_PER_GROUP : number * _LETTERS_PER_GROUP]
        value = _value(group).to_bytes(_BYTES_PER_GROUP + 1, "big")
        secret += value[:_BYTES_PER_GROUP]
        if value[-1] != _check(number, value[:_BYTES_PER_GROUP]):
            wrong.append(str(number))
    if wrong:
        which = f"group {wrong[0]}" if len(wrong) == 1 else f"groups {', '.join(wrong)}"
        raise UserError(f"Look again at {which} of the recovery key: something there differs from the paper.")
    return secret


def _letters(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_MEANT)
    letters = [c for c in plain if c.isalnum()]
    for place, letter in enumerate(letters):
        if letter not in _ALPHABET:
            raise UserError(
                f"Look again at group {place // _LETTERS_PER_GROUP + 1} of the recovery key: "
                "it has a character that no recovery key contains."
            )
    return "".join(letters)


def _group(number: int, part: bytes) -> str:
    value = int.from_bytes(part + bytes([_check(number, part)]), "big")
    letters = [_ALPHABET[(value >> shift) & 31] for shift in range(35, -1, -5)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def _value(group: str) -> int:
    value = 0
    for letter in group:
        value = value << 5 | _ALPHABET.index(letter)
    return value


def _check(number: int, part: bytes) -> int:
    """CRC-8 (x^8 + x^2 + x + 1) over the group's number and bytes."""
    rest = 0
    for byte in (number, *part):
        rest ^= byte
        for _ in range(8):
            rest = (rest << 1) ^ 0x107 if rest & 0x80 else rest << 1
    return rest
