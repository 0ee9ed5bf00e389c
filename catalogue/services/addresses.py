"""Addresses of electronic mail, as people type them."""

from __future__ import annotations

import re

from cards.wording import Wording
from catalogue.services.errors import InputRefused

LONGEST = 254

_ATOM = r"[^@.\s,;:<>()\[\]\"\\\x00-\x1f\x7f\ud800-\udfff]+"
"""Whatever means something in a header stands in no address that we write to."""
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_ATOM}(?:\.{_ATOM})+|localhost)")


def read_address(typed: str) -> str:
    """The address in the one spelling that is stored. Raises InputRefused."""
    address = typed.strip().casefold()
    if not _ADDRESS.fullmatch(address) or len(address) > LONGEST:
        raise InputRefused(
            "email",
            Wording(f"“{address}”不是邮箱地址。", f"'{address}' is not an e-mail address."),
        )
    return address
