"""A contact card: a small file with a laptop's public keys, confirmed by reading a few words aloud."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache

from mnemonic import Mnemonic
from pyrage import x25519

from csa_desktop.errors import UserError
from csa_desktop.exchange.identity import Identity, is_signed

FORMAT = "csa_desktop card 1"
SUFFIX = ".csacard"
LARGEST = 4096
"""Bytes; a card has a few hundred."""
LONGEST = 200
WORDS = 6

NO_CARD = (
    "This file is no contact card, or it was damaged on the way. Ask your colleague to save the card again."
)


@dataclass(frozen=True, slots=True)
class Card:
    """Who a laptop belongs to, and its public keys."""

    device: str
    person: str
    name: str
    sign: str
    box: str


def write_card(identity: Identity, *, person: str, name: str) -> bytes:
    """The file that colleagues need of this laptop; it holds no secret."""
    card = Card(identity.device, person, name, identity.sign, identity.box)
    said = {"format": FORMAT, **asdict(card)}
    return json.dumps({**said, "signature": identity.signed(_signed(said))}, indent=1).encode("utf-8")


def read_card(data: bytes) -> Card:
    """The card in a file; UserError where it is none, or not signed by its own key."""
    try:
        if len(data) > LARGEST:
            raise ValueError
        said = json.loads(data)
        signature = said.pop("signature")
        if said.pop("format") != FORMAT or not all(_is_plain(value) for value in said.values()):
            raise ValueError
        card = Card(**said)
        x25519.Recipient.from_str(card.box)
        if not is_signed(card.sign, _signed({"format": FORMAT, **asdict(card)}), signature):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, _age_error()) as error:
        raise UserError(NO_CARD) from error
    return card


def words_of(card: Card) -> tuple[str, ...]:
    """Six words that two people compare aloud: other keys give other words."""
    digest = hashlib.sha256("\x1f".join((card.device, card.sign, card.box)).encode()).digest()
    number = int.from_bytes(digest, "big")
    known = _known_words()
    return tuple(known[(number >> (11 * place)) % len(known)] for place in range(WORDS))


@cache
def _known_words() -> tuple[str, ...]:
    return tuple(Mnemonic("english").wordlist)


def _age_error() -> type[Exception]:
    from pyrage import RecipientError

    error: type[Exception] = RecipientError
    return error


def _signed(said: dict[str, str]) -> bytes:
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST and value.isprintable()
