"""What every export says of a card beside its content: where it comes from, and on what terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cards.card import Card
from cards.matching import Match
from cards.requirement import Requirement
from cards.revision import RevisionState
from cards.values import Value
from cards.wording import NO_WORDING, Wording

LICENCE = Wording(
    "数据未授予开放许可：企业的数值由发布企业负责，文献数值的权利归其来源，来源写明许可的以其为准。"
    "引用请写明卡片号、修订号、发布者和网址。典型值不作为规范。",
    "No open licence is granted on the data: the values of an enterprise are its own, those from "
    "literature belong to their sources, under the licence of the source where it states one. "
    "Cite card number, revision, publisher and address. Typical values are no specification.",
)
"""What is true of every export; the licence of the program says nothing about the data."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A revision of a card as readers see it; `match` says how it answers a question, and `place`
    where it stands in that answer, from 1."""

    number: str
    revision: int
    card: Card
    publisher: Wording
    publisher_code: str
    is_literature: bool
    published_on: date | None
    content_hash: str
    address: str
    state: RevisionState = RevisionState.PUBLISHED
    match: Match | None = None
    place: int | None = None

    @property
    def name(self) -> str:
        """The name under which tables call the revision."""
        return f"{self.number}v{self.revision}"

    @property
    def publisher_kind(self) -> str:
        """Whether an enterprise speaks for its own material, or editors compiled it."""
        return "editorial" if self.is_literature else "enterprise"

    @property
    def values(self) -> Iterator[Value]:
        """What is stated, then what follows from it."""
        yield from self.card.values
        for derived in self.card.derived.values():
            yield from derived


@dataclass(frozen=True, slots=True)
class Occasion:
    """Of what a file is an export: the state of the catalogue, the question if one was asked, how
    many cards it has and how many there are beside these."""

    pub_seq: int
    total: int
    address: str
    question: str = ""
    requirements: Sequence[Requirement] = ()
    left_out: int = 0

    @property
    def says(self) -> Wording:
        """That a file does not hold everything, where it does not."""
        if not self.left_out:
            return NO_WORDING
        held = self.total - self.left_out
        return Wording(
            f"本文件只含前 {held} 张卡片，另有 {self.left_out} 张未列入；全部见 CSV、JSON。",
            f"This file holds the first {held} cards only; {self.left_out} more are left out: "
            "take CSV or JSON for all.",
        )


ONE_CARD = Occasion(0, 1, "")
"""A card for itself: nothing was asked."""
