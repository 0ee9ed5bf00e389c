"""What the address of a page says, and the same address with other parameters."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlencode

from flask import request

from cards.wording import Wording
from catalogue.http.configuration import LARGEST_NUMBER
from catalogue.services.errors import InputRefused

NOT_BACK = ("//", "/\\", "/sign-in", "/second-factor")

Kind = TypeVar("Kind", bound=StrEnum)


def here(fragment: str = "", **changed: Sequence[str]) -> str:
    """The address of this page with these parameters instead; an empty list leaves one out."""
    args = request.args.to_dict(flat=False) | {key: list(texts) for key, texts in changed.items()}
    kept = {key: texts for key, texts in args.items() if texts}
    query = "&".join(_parameter(key, text) for key, texts in kept.items() for text in texts)
    query = f"?{query}" if query else ""
    return f"{request.path}{query}{'#' if fragment else ''}{fragment}"


@lru_cache(maxsize=4096)
def _parameter(name: str, text: str) -> str:
    # A page of facets says the same parameters in some eighty addresses.
    return urlencode({name: text})


def way_back(home: str) -> str:
    """The page that was asked for as `next`, as long as it is one of ours, else `home`."""
    asked = request.values.get("next", "")
    is_ours = asked.startswith("/") and not asked.startswith(NOT_BACK)
    return asked if is_ours and asked.isprintable() else home


def number_of(text: str) -> int | None:
    """The number in an address, at most the largest that a database keeps; None for any other
    text."""
    digits = text.lstrip("0") or text[:1]
    if not (digits.isascii() and digits.isdigit()):
        return None
    return min(int(digits[: len(str(LARGEST_NUMBER)) + 1]), LARGEST_NUMBER)


def member_of(kind: type[Kind], name: str, text: str) -> Kind:
    """The member called `text`. Raises InputRefused, which names `name` and all members."""
    try:
        return kind(text)
    except ValueError:
        listed = ", ".join(kind)
        raise InputRefused(
            name,
            Wording(
                f"参数 {name} 不能是“{text}”；可用：{listed}。",
                f"'{text}' is no {name}; use one of {listed}.",
            ),
        ) from None
