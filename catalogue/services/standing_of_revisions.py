"""Whether a revision that somebody holds in print is still the one to use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services.card_views import card_view
from catalogue.services.errors import CardNotFound


class Currency(StrEnum):
    """How a printed revision stands to the catalogue."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


CURRENCY_NAMES = {
    Currency.CURRENT: Wording("现行", "current"),
    Currency.SUPERSEDED: Wording("已被替代", "superseded"),
    Currency.WITHDRAWN: Wording("已撤回", "withdrawn"),
    Currency.DIFFERS: Wording("与目录不一致", "not what the catalogue holds"),
    Currency.UNKNOWN: Wording("本目录没有", "not in this catalogue"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The currency of a revision, and the revision to use instead if there is one."""

    currency: Currency
    use_instead: int | None = None


def standing_of(session: Session, number: str, revision: int, content_hash: str) -> Standing:
    """How the revision with that content, as readers see it, stands today."""
    try:
        view = card_view(session, number, revision)
    except CardNotFound:
        return Standing(Currency.UNKNOWN)
    if view.content_hash != content_hash:
        return Standing(Currency.DIFFERS)
    if view.superseded_by:
        return Standing(Currency.SUPERSEDED, view.superseded_by)
    return Standing(Currency.CURRENT if view.is_current else Currency.WITHDRAWN)
