"""Recovery codes: ten words for the day when the telephone is lost, each good once."""

from __future__ import annotations

import hashlib
import json
import secrets

SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits that are not taken for one another."""
HOW_MANY = 10
LENGTH = 16
GROUP = 4


def draw() -> tuple[str, ...]:
    """New codes, as they are shown; each is a draw of 79 bits."""
    return tuple(_drawn() for _ in range(HOW_MANY))


def dumped(codes: tuple[str, ...]) -> str:
    """What is stored of them."""
    return json.dumps([_hash(code) for code in codes])


def left(stored: str) -> int:
    """How many have not been used."""
    return len(json.loads(stored))


def without(stored: str, typed: str) -> str | None:
    """What is stored after that code was used; None when it is none of them."""
    hashes: list[str] = json.loads(stored)
    used = _hash(typed)
    if used not in hashes:
        return None
    return json.dumps([kept for kept in hashes if kept != used])


def is_like_one(typed: str) -> bool:
    """Whether that could be a recovery code, by its length."""
    return len(_plain(typed)) == LENGTH


def _drawn() -> str:
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _plain(typed: str) -> str:
    return "".join(sign for sign in typed.casefold() if sign.isalnum())


def _hash(code: str) -> str:
    return hashlib.sha256(_plain(code).encode("utf-8", "replace")).hexdigest()
