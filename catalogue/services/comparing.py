"""Cards that a reader puts side by side: the published ones, or revisions that he or she names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.card import Card
from cards.revision import RevisionState
from cards.wording import Wording
from catalogue.services.actor import Actor
from catalogue.services.card_views import CardView, card_view
from catalogue.services.errors import CardNotFound, InputRefused

MOST = 8
_NUMBER = re.compile(r"(?P<number>[A-Z]{2,4}-\d{1,9})(?:V(?P<revision>\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class Compared:
    """A card of the comparison; `is_pinned` where its revision was named."""

    view: CardView
    is_pinned: bool

    @property
    def name(self) -> str:
        """How the address names it."""
        version = f"v{self.view.revision}" if self.is_pinned else ""
        return f"{self.view.number}{version}"

    @property
    def card(self) -> Card:
        return self.view.card


@dataclass(frozen=True, slots=True)
class Comparison:
    """The cards in the order asked for, and the names under which there is none to be seen."""

    cards: tuple[Compared, ...]
    unknown: tuple[str, ...]


def names_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The cards that an address names, each once: `cards=A,B` and `cards=A&cards=B` are the same.

    Raises InputRefused for more than fit on a page.
    """
    names = [name.strip() for text in texts for name in re.split(r"[,，、;\s]+", text)]
    found = tuple(dict.fromkeys(name for name in names if name))
    if len(found) > MOST:
        raise InputRefused(
            "cards",
            Wording(
                f"最多同时对比 {MOST} 张卡片，现有 {len(found)} 张；请去掉几张。",
                f"{MOST} cards at most are compared at once; these are {len(found)}: "
                "leave some out.",
            ),
        )
    return found


def comparison(session: Session, actor: Actor, names: Sequence[str]) -> Comparison:
    """The cards that these names stand for, as the actor may see them."""
    cards, unknown = [], []
    for name in names:
        found = _compared(session, actor, name)
        if found is None:
            unknown.append(name)
        else:
            cards.append(found)
    return Comparison(tuple(cards), tuple(unknown))


def _compared(session: Session, actor: Actor, name: str) -> Compared | None:
    read = _NUMBER.fullmatch(name.upper())
    if read is None:
        return None
    revision = int(read["revision"]) if read["revision"] else None
    try:
        view = card_view(session, read["number"], revision, actor)
    except CardNotFound:
        return None
    if revision is None and view.state is RevisionState.WITHDRAWN:
        return None
    return Compared(view, revision is not None)
