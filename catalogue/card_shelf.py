"""The published cards by number, read from the database when somebody looks at them.

Which cards there are is known without reading any; of those that were read, the last ones are
remembered. A revision never changes once it was published, so what is remembered stays true.
"""

from __future__ import annotations

import heapq
import json
import threading
from collections import OrderedDict
from collections.abc import Collection, ItemsView, Iterable, Iterator, Mapping, ValuesView
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from cards.card import Card
from cards.errors import CardRefused
from catalogue.db import database_of
from catalogue.store import index_rows
from catalogue.store.enterprises import Enterprise
from catalogue.store.publications import Publication
from schemas.frozen import load_frozen

log = structlog.get_logger(__name__)

MOST_REMEMBERED = 4000
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class PublishedCard:
    """A card as readers see it now."""

    number: str
    revision: int
    enterprise: Enterprise
    card: Card
    content_hash: str
    search_text: str
    published_at: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The numbers of cards, each with the id of its revision.

    `numbers` ascend as their bytes compare; `changed` are newer than these, None for what is gone.
    """

    numbers: NDArray[np.bytes_]
    revisions: NDArray[np.int64]
    changed: Mapping[str, int | None]

    def __len__(self) -> int:
        gone = sum(self._row(number) is not None for number in self.changed)
        come = sum(revision is not None for revision in self.changed.values())
        return len(self.numbers) - gone + come

    def __iter__(self) -> Iterator[str]:
        kept = (number for row in self.numbers if (number := row.decode()) not in self.changed)
        come = sorted(number for number, found in self.changed.items() if found is not None)
        return heapq.merge(kept, come)

    def revision_of(self, number: str) -> int | None:
        """The id of the revision of a card, None where there is no such card."""
        if number in self.changed:
            return self.changed[number]
        row = self._row(number)
        return None if row is None else int(self.revisions[row])

    def _row(self, number: str) -> int | None:
        wanted = number.encode()
        row = int(np.searchsorted(self.numbers, np.bytes_(wanted)))
        return row if row < len(self.numbers) and self.numbers[row] == wanted else None


class Memory:
    """The cards that were read last, by the id of the revision.

    What `behind` remembers is recalled as well, and nothing is given to it.
    """

    def __init__(self, behind: Memory | None = None) -> None:
        self._behind = behind
        self._cards: OrderedDict[int, PublishedCard] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, revision_ids: Collection[int]) -> dict[int, PublishedCard]:
        """Those of the revisions that are remembered."""
        found = {} if self._behind is None else self._behind.recall(revision_ids)
        with self._lock:
            for key in revision_ids:
                if key in self._cards:
                    self._cards.move_to_end(key)
                    found[key] = self._cards[key]
        return found

    def remember(self, cards: Mapping[int, PublishedCard]) -> None:
        with self._lock:
            self._cards.update(cards)
            while len(self._cards) > MOST_REMEMBERED:
                self._cards.popitem(last=False)


class Cards(Mapping[str, PublishedCard]):
    """The cards of a listing by ascending number, as `session` sees them.

    When the session is over, a short one of its own is opened for what was not read before.
    """

    def __init__(self, listing: Listing, session: Session, memory: Memory) -> None:
        self._listing, self._session, self._memory = listing, session, memory

    def __len__(self) -> int:
        return len(self._listing)

    def __iter__(self) -> Iterator[str]:
        return iter(self._listing)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, str) and self._listing.revision_of(number) is not None

    def __getitem__(self, number: str) -> PublishedCard:
        return self.several([number])[number]

    def items(self) -> ItemsView[str, PublishedCard]:
        """The cards with their numbers, read many at a time."""
        return _Items(self)

    def values(self) -> ValuesView[PublishedCard]:
        """The cards, read many at a time."""
        return _Values(self)

    def several(self, numbers: Iterable[str]) -> dict[str, PublishedCard]:
        """These cards in this order, read at once; what is not published is left out."""
        wanted = {
            number: found
            for number in numbers
            if (found := self._listing.revision_of(number)) is not None
        }
        cards = self._read(wanted.values())
        return {number: cards[key] for number, key in wanted.items() if key in cards}

    def in_batches(self) -> Iterator[tuple[str, PublishedCard]]:
        """All cards with their numbers."""
        numbers = iter(self)
        while batch := list(islice(numbers, AT_ONCE)):
            yield from self.several(batch).items()

    def _read(self, revision_ids: Iterable[int]) -> dict[int, PublishedCard]:
        wanted = list(revision_ids)
        found = self._memory.recall(wanted)
        missing = [key for key in wanted if key not in found]
        if missing:
            with self._open() as session:
                changes = index_rows.documents(session, missing)
            read = {key: card for key, change in changes.items() if (card := _card_of(change))}
            self._memory.remember(read)
            found |= read
        return found

    def _open(self) -> AbstractContextManager[Session]:
        if self._session.in_transaction():
            return nullcontext(self._session)
        return database_of(self._session).reading()


class _Items(ItemsView[str, PublishedCard]):
    _mapping: Cards

    def __iter__(self) -> Iterator[tuple[str, PublishedCard]]:
        return self._mapping.in_batches()


class _Values(ValuesView[PublishedCard]):
    _mapping: Cards

    def __iter__(self) -> Iterator[PublishedCard]:
        return (card for _, card in self._mapping.in_batches())


def _card_of(change: Publication) -> PublishedCard | None:
    try:
        card = load_frozen(json.loads(change.document))
    except CardRefused as refused:
        # One card that a later vocabulary cannot read must not take the others away from all.
        log.warning("published card unreadable", card=change.number, problems=refused.problems)
        return None
    return PublishedCard(
        number=change.number,
        revision=change.revision,
        enterprise=change.enterprise,
        card=card,
        content_hash=change.content_hash,
        search_text=change.search_text,
        published_at=change.published_at,
    )
