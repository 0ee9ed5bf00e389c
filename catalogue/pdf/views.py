"""What is to be printed, as plain data: sheets of cards and the content of a set.

Nothing here imports the print engine, so any process may prepare a print and hand it over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from cards.card import Card
from cards.matching import Match
from cards.requirement import Requirement
from cards.revision import RevisionState
from cards.scenario import Scenario
from cards.wording import NO_WORDING, Wording
from catalogue.pdf.data_files import DataFile, data_files
from catalogue.pdf.forms import PrintForm
from schemas.exports.exported import Exported
from schemas.match_table import Line, MatchTable, match_table
from schemas.set_matter import Matter, matter, runs_of
from schemas.sheet import sheet
from schemas.sheet_comparison import Comparison, comparison
from schemas.sheet_identity import LITERATURE, Change, Identity
from schemas.sheet_parts import LONGEST_BIG_TITLE, Sheet

Fits = Sequence[tuple[Scenario, Match]]


class Publisher(Protocol):
    """The enterprise that a card belongs to."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> Wording: ...
    @property
    def contact(self) -> str: ...


class PrintedCard(Protocol):
    """A revision of a card, as the search service shows it."""

    @property
    def number(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def state(self) -> RevisionState: ...
    @property
    def enterprise(self) -> Publisher: ...
    @property
    def card(self) -> Card: ...
    @property
    def content_hash(self) -> str: ...
    @property
    def published_at(self) -> datetime | None: ...


class Demand(Protocol):
    """What cards are ranked by: a scenario, or the requirements of a search."""

    @property
    def name(self) -> Wording: ...
    @property
    def requirements(self) -> tuple[Requirement, ...]: ...


class SetKind(StrEnum):
    """By what the cards of a set were chosen."""

    SCENARIO = "scenario"
    SEARCH = "search"
    ENTERPRISE = "enterprise"
    LIST = "list"


SET_KIND_NAMES = {
    SetKind.SCENARIO: Wording("按场景", "by scenario"),
    SetKind.SEARCH: Wording("按检索", "by search"),
    SetKind.ENTERPRISE: Wording("按企业", "by enterprise"),
    SetKind.LIST: Wording("按清单", "by list"),
}


@dataclass(frozen=True)
class SetContent:
    """A card set to be printed.

    `scenario` and `matches` belong together: the ranked cards of a scenario, of which those in
    `cards` are printed; `is_reweighed` where it has other weights than usual. `fits` gives the best
    scenarios of a card by its number, `of` from how many cards those of the set were taken. An
    official `edition` says its number.
    """

    title: Wording
    kind: SetKind
    cards: Sequence[PrintedCard]
    publisher: Wording
    dated: date
    base_url: str = ""
    address: str = ""
    of: int = 0
    scenario: Demand | None = None
    is_reweighed: bool = False
    matches: Sequence[Match] = ()
    fits: Mapping[str, Fits] = field(default_factory=dict)
    form: PrintForm = PrintForm.FULL
    edition: str = ""


@dataclass(frozen=True, slots=True)
class SetView:
    """A set with every text set; it can be handed to another process."""

    title: Wording
    kind: Wording
    extent: Wording
    publisher: Wording
    dated: str
    address: str
    sheets: tuple[Sheet, ...]
    comparison: Comparison
    matter: Matter
    scenario: Wording | None
    is_reweighed: bool
    ranking: MatchTable | None
    files: tuple[DataFile, ...]
    form: PrintForm
    edition: str

    @property
    def has_long_title(self) -> bool:
        """Whether the title would not stay above the imprint in the letters of most."""
        return len(max(self.title.zh, self.title.en, key=len)) > LONGEST_BIG_TITLE

    @property
    def ranked(self) -> tuple[Line, ...]:
        """The cards of the scenario, best first."""
        groups = self.ranking.groups if self.ranking else ()
        return tuple(line for group in groups for line in group.lines)

    @property
    def places(self) -> tuple[str, ...]:
        """The places of the ranked cards; those that nothing parts but their number share one."""
        standings = [(line.tier, line.low, line.high, line.coverage) for line in self.ranked]
        shared = Counter(standings)
        return tuple(
            f"{standings.index(standing) + 1}{'=' if shared[standing] > 1 else ''}"
            for standing in standings
        )

    def title_of(self, number: str) -> str:
        """The title of the card of that number."""
        return next(shown.title for shown in self.sheets if shown.identity.number == number)

    def runs_of(self, numbers: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """These cards as an index names them: those that follow one another by first and last."""
        return runs_of(numbers, [sheet.identity.number for sheet in self.sheets])


def sheet_of(view: PrintedCard, base_url: str = "", fits: Fits = ()) -> Sheet:
    """The sheet of a card, with its permalink below `base_url`."""
    return sheet(view.card, identity_of(view, _permalink(view, base_url)), fits)


def files_of(
    views: Iterable[PrintedCard], base_url: str, locale: str, address: str = ""
) -> tuple[DataFile, ...]:
    """The data that a print of these cards carries; `address` is where the print came from."""
    return data_files([_exported(view, base_url) for view in views], address, locale)


def _exported(view: PrintedCard, base_url: str) -> Exported:
    return Exported(
        number=view.number,
        revision=view.revision,
        card=view.card,
        publisher=view.enterprise.name,
        publisher_code=view.enterprise.code,
        is_literature=view.enterprise.code == LITERATURE,
        published_on=view.published_at.date() if view.published_at else None,
        content_hash=view.content_hash,
        address=_permalink(view, base_url),
    )


def _permalink(view: PrintedCard, base_url: str) -> str:
    return f"{base_url.rstrip('/')}/c/{view.number}/v{view.revision}" if base_url else ""


def identity_of(view: PrintedCard, permalink: str, history: Iterable[Change] = ()) -> Identity:
    """What the catalogue knows of a revision, for its sheet in print and on its page."""
    return Identity(
        number=view.number,
        revision=view.revision,
        state=view.state,
        enterprise=view.enterprise.name,
        enterprise_code=view.enterprise.code,
        content_hash=view.content_hash,
        permalink=permalink,
        issued=view.published_at.date() if view.published_at else None,
        contact=view.enterprise.contact,
        history=tuple(history),
    )


def set_view(content: SetContent, locale: str) -> SetView:
    """The plain data of a set; its table of values has the headings of that language."""
    sheets = tuple(
        sheet_of(card, content.base_url, content.fits.get(card.number, ()))
        for card in content.cards
    )
    named = [
        (shown.identity.number, shown.title, card.card)
        for shown, card in zip(sheets, content.cards, strict=True)
    ]
    return SetView(
        title=content.title,
        kind=SET_KIND_NAMES[content.kind],
        extent=extent_told(content),
        publisher=content.publisher,
        dated=content.dated.isoformat(),
        address=content.address or content.base_url,
        sheets=sheets,
        comparison=comparison(named),
        matter=matter(sheets, content.fits),
        scenario=content.scenario.name if content.scenario else None,
        is_reweighed=content.is_reweighed,
        ranking=_ranking(content),
        files=files_of(content.cards, content.base_url, locale, content.address),
        form=content.form,
        edition=content.edition,
    )


def extent_told(content: SetContent) -> Wording:
    """Says so when a set holds only the first of the cards that belong to its subject."""
    held = len(content.cards)
    if content.of <= held:
        return NO_WORDING
    if content.kind is SetKind.SCENARIO:
        return Wording(
            f"合格与可能的镁材料卡片共 {content.of} 张，按排序取前 {held} 张",
            f"the first {held} of {content.of} cards of magnesium that qualify or could",
        )
    return Wording(
        f"合格与可能的卡片共 {content.of} 张，按排序取前 {held} 张",
        f"the first {held} of {content.of} cards that qualify or could",
    )


def _ranking(content: SetContent) -> MatchTable | None:
    if content.scenario is None:
        return None
    cards = {view.number: view.card for view in content.cards}
    printed = [match for match in content.matches if match.number in cards]
    return match_table(content.scenario.requirements, printed, cards)
