"""Search: which published cards meet requirements, have words, and stand behind facets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from cards.columns.facets import FACETS
from cards.columns.search import Query, Sorting
from cards.conditions import NO_CONDITIONS
from cards.matching import Tier, rank
from cards.requirement import DemandedBasis, Question, Requirement, Side
from cards.requirement_text import parse_requirements
from cards.vocabulary import VOCABULARY, Property
from cards.wanted import NearGrade, NearName, read_words
from cards.wording import Wording
from catalogue.published import contents
from catalogue.services.cursor import read_cursor
from catalogue.services.errors import InputRefused
from catalogue.services.ranking import Ranking, ranking_of

LONGEST_WORDS = 200
MOST_TEXTS = 40
LONGEST_TEXTS = 2000
"""The most that is read of a question: of its words, and of its requirements together."""

MOST_OF_A_NEAR_GRADE = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader looks for, as typed.

    `sort` is a property, with a minus before it for the largest first; `after` the cursor of the
    page before. `basis` is demanded of every requirement.
    """

    requirements: Sequence[str] = ()
    text: str = ""
    basis: DemandedBasis = DemandedBasis.TYPICAL
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    tier: Tier | None = None
    sort: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The ranking that answers; `near` are the cards of grades that are only near to one that
    was typed, and none of them is in the ranking."""

    requirements: tuple[Requirement, ...]
    ranking: Ranking
    near: tuple[NearGrade, ...] = ()


def search(session: Session, asked: Asked, most: int = 20) -> SearchResult:
    """The published cards that are asked for, ranked by the requirements, `most` to a page.

    Raises InputRefused when the question is too long or a part of it means nothing,
    RequirementUnreadable and whatever else reading a requirement raises.
    """
    # One more than a page tells whether another page follows.
    query = replace(query_of(asked), most=most + 1)
    ranking = ranking_of(session, query)
    names = () if asked.after else read_words(asked.text).near
    return SearchResult(query.requirements, ranking, tuple(_near_grades(ranking, names)))


def query_of(asked: Asked) -> Query:
    """What was typed, read. Raises as `search` does."""
    check_length(asked)
    requirements = tuple(
        replace(entry, basis=asked.basis) for entry in read_requirements(asked.requirements)
    )
    return Query(
        requirements,
        read_words(asked.text).words,
        _facets(asked.chosen),
        (asked.tier,) if asked.tier else tuple(Tier),
        after=read_cursor(asked.after, 1 if asked.sort else 3) if asked.after else None,
        sorting=_sorting(asked, requirements),
    )


def check_length(asked: Asked) -> None:
    """Raises InputRefused for a question that is too long."""
    if len(asked.text) > LONGEST_WORDS:
        raise InputRefused(
            "q",
            Wording(
                f"检索词最多 {LONGEST_WORDS} 个字符。",
                f"Words to search by have {LONGEST_WORDS} characters at most.",
            ),
        )
    texts = asked.requirements
    if len(texts) > MOST_TEXTS or sum(map(len, texts)) > LONGEST_TEXTS:
        raise InputRefused(
            "req",
            Wording(
                f"一次检索最多 {MOST_TEXTS} 条要求，共 {LONGEST_TEXTS} 个字符。",
                f"A search takes {MOST_TEXTS} requirements at most, "
                f"of {LONGEST_TEXTS} characters together.",
            ),
        )


def read_requirements(texts: Sequence[str]) -> tuple[Requirement, ...]:
    """The requirements of several texts, each with `;` between them."""
    return tuple(
        requirement for entry in texts if entry.strip() for requirement in parse_requirements(entry)
    )


def _facets(chosen: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    for facet in chosen:
        if facet not in FACETS:
            listed = ", ".join(FACETS)
            raise InputRefused(
                facet,
                Wording(
                    f"没有筛选项“{facet}”；可用：{listed}。",
                    f"There is no facet '{facet}'; use {listed}.",
                ),
            )
    return {facet: frozenset(words) for facet, words in chosen.items() if words}


def _sorting(asked: Asked, requirements: Sequence[Requirement]) -> Sorting | None:
    """By the property under the conditions of the requirement on it, where there is one. Raises
    UnknownProperty, and InputRefused for a property that is no number."""
    if not asked.sort:
        return None
    entry = VOCABULARY.find_property(asked.sort.removeprefix("-"))
    require_number("sort", entry)
    is_descending = asked.sort.startswith("-")
    side = Side.FLOOR if is_descending else Side.CEILING
    own = [wish for wish in requirements if wish.property == entry.key]
    conditions = own[0].conditions if own else NO_CONDITIONS
    question = Question(entry.key, conditions, asked.basis, side)
    return Sorting(question, is_descending)


def require_number(field: str, entry: Property) -> None:
    """Raises InputRefused for a property by which cards can be neither sorted nor spread."""
    if entry.unit is None or entry.kind == "curve":
        raise InputRefused(
            field,
            Wording(f"{entry.name.zh}不是数值。", f"{entry.name.en} is no number."),
        )


def _near_grades(ranking: Ranking, names: Sequence[NearName]) -> Iterator[NearGrade]:
    """The grades near to what is wanted that have cards beyond those found, each card once."""
    exact = replace(ranking.query, only=tuple(Tier), sorting=None, most=MOST_OF_A_NEAR_GRADE)
    former = [exact.words]
    for name in names:
        found = ranking.ask(replace(exact, words=name.words)).cards
        both = (ranking.ask(replace(exact, words=(*words, *name.words))).cards for words in former)
        shown = {entry.number for page in both for entry in page}
        cards = ranking.cards.several(entry.number for entry in found if entry.number not in shown)
        former.append(name.words)
        if cards:
            requirements = ranking.query.requirements
            yield NearGrade(name, tuple(rank(contents(cards).items(), requirements)))
