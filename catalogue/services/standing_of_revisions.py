"""Whether a revision that somebody holds in print is still the one to use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from cards.revision import RevisionState
from cards.wording import Wording
from catalogue.models.base import now
from catalogue.store import public_revisions
from catalogue.store.public_revisions import PublicRevision


class Currency(StrEnum):
    """How a printed revision stands to the catalogue."""

    CURRENT = "current"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


CURRENCY_NAMES = {
    Currency.CURRENT: Wording("现行", "current"),
    Currency.EXPIRED: Wording("已过有效期", "past the day up to which it was valid"),
    Currency.SUPERSEDED: Wording("已被替代", "superseded"),
    Currency.WITHDRAWN: Wording("已撤回", "withdrawn"),
    Currency.DIFFERS: Wording("与目录不一致", "not what the catalogue holds"),
    Currency.UNKNOWN: Wording("本目录没有", "not in this catalogue"),
}


ADVICE = {
    Currency.SUPERSEDED: Wording(
        "数值未变；变化见卡片的修订说明。",
        "No value differs; the page of the card tells what does.",
    ),
    Currency.EXPIRED: Wording(
        "发布者没有延长有效期；使用前请向其核实。",
        "Its publisher did not extend it; ask before you use it.",
    ),
    Currency.WITHDRAWN: Wording("请不要再使用。", "Do not use it any longer."),
    Currency.DIFFERS: Wording(
        "目录中这一修订的内容与此不同；请以目录为准。",
        "The catalogue holds something else under this revision; go by the catalogue.",
    ),
    Currency.UNKNOWN: Wording(
        "目录中没有这个修订，无法核对。",
        "The catalogue holds no such revision; it cannot be verified.",
    ),
}
"""What to do with a revision that is not current, where no value tells it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The currency of a revision, and the revision to use instead if there is one."""

    currency: Currency
    use_instead: int | None = None


Held = tuple[str, int, str]
"""The number of a card, the revision and the hash of its content, as somebody holds it."""


def standings_of(session: Session, held: Sequence[Held]) -> list[Standing]:
    """How these revisions with that content, as readers see it, stand today; in their order."""
    numbers = {number for number, _, _ in held}
    known: dict[tuple[str, int], PublicRevision] = {}
    published: dict[str, int] = {}
    for found in public_revisions.of_cards(session, numbers):
        known[found.number, found.n] = found
        if found.state is RevisionState.PUBLISHED:
            published[found.number] = found.n
    return [
        _standing(known.get((number, revision)), content_hash, published.get(number))
        for number, revision, content_hash in held
    ]


def _standing(found: PublicRevision | None, content_hash: str, published: int | None) -> Standing:
    """`published` is the revision of the card that is offered now: none of a withdrawn card, also
    where the revision was superseded before that."""
    if found is None:
        return Standing(Currency.UNKNOWN)
    if found.content_hash != content_hash:
        return Standing(Currency.DIFFERS)
    if published is None:
        return Standing(Currency.WITHDRAWN)
    if published != found.n:
        return Standing(Currency.SUPERSEDED, published)
    has_expired = found.valid_until is not None and found.valid_until < now().date()
    return Standing(Currency.EXPIRED if has_expired else Currency.CURRENT)
