"""The facets of a result: by which words it can be narrowed, each as an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.columns.facets import FACETS, Share
from cards.wording import Wording
from catalogue.db import Session
from catalogue.services.enterprises import names_of
from catalogue.services.ranking import Ranking
from catalogue.web.addresses import here
from schemas.facet_names import Names, name_of
from schemas.sheet_words import WORDS

FEW = 12
MOST = 200
"""How many words of a facet are listed at once, and how many at all."""

FACET_NAMES = {
    "family": WORDS["family"],
    "form": WORDS["form"],
    "process": WORDS["process"],
    "temper": WORDS["temper"],
    "evidence": Wording("证据等级（半数以上数值达到）", "Evidence, of at least half of the values"),
    "field": Wording(
        "应用领域（满足其中一个场景的全部必须项）",
        "Field of application, by every must of one of its scenarios",
    ),
    "enterprise": Wording("企业", "Enterprise"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of a facet with its cards, and the address that chooses it or no longer does."""

    word: str
    name: Wording
    open: int
    qualified: int
    is_chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The words of a facet, the chosen ones first, then by their cards; `rest` stays folded."""

    key: str
    name: Wording
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    hidden: int

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in (*self.first, *self.rest) if choice.is_chosen)


def facets_of(session: Session, ranking: Ranking) -> tuple[Facet, ...]:
    """The facets by which the ranking can be narrowed; a single word narrows nothing."""
    chosen = ranking.query.chosen
    counted = ranking.facets.get("enterprise", {})
    names = names_of(session, {*counted, *chosen.get("enterprise", ())})
    found = (
        _facet(key, ranking.facets.get(key, {}), chosen.get(key, frozenset()), names)
        for key in FACETS
    )
    return tuple(entry for entry in found if len(entry.first) > 1 or entry.chosen)


def _facet(
    key: str, shares: Mapping[str, Share], chosen: frozenset[str], enterprises: Names
) -> Facet:
    none = Share(0, 0)
    words = sorted(
        {*shares, *chosen},
        key=lambda word: (word not in chosen, -shares.get(word, none).open, word),
    )
    choices = [
        Choice(
            word,
            name_of(key, word, enterprises),
            shares.get(word, none).open,
            shares.get(word, none).qualified,
            word in chosen,
            _toggled(key, word, chosen),
        )
        for word in words[:MOST]
    ]
    first, rest = tuple(choices[:FEW]), tuple(choices[FEW:])
    return Facet(key, FACET_NAMES[key], first, rest, len(words) - len(choices))


def _toggled(key: str, word: str, chosen: frozenset[str]) -> str:
    words: Sequence[str] = sorted(chosen ^ {word})
    return here("", **{key: words, "tier": [], "after": []})
