"""The cards of the literature catalogue, as often as it takes, as a set to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import cycle, islice

from cards.card import Card
from cards.revision import RevisionState
from cards.wording import Wording
from catalogue.charts import line_chart
from catalogue.demo.documents import literature_cards
from catalogue.pdf.fontconfig import FAMILY
from catalogue.pdf.views import SetContent, SetKind, SetView, set_view
from schemas import load_card
from schemas.document import content_hash
from schemas.sheet_identity import LITERATURE
from schemas.sheet_parts import Sheet

EDITORS = Wording("文献数据", "Literature data")


@dataclass(frozen=True)
class Publisher:
    """The enterprise of all of them."""

    code: str = LITERATURE
    name: Wording = EDITORS
    contact: str = ""


@dataclass(frozen=True)
class Printed:
    """A published card."""

    number: str
    card: Card
    content_hash: str
    revision: int = 1
    state: RevisionState = RevisionState.PUBLISHED
    enterprise: Publisher = Publisher()
    published_at: datetime = datetime(2026, 1, 1, tzinfo=UTC)


def set_of(count: int) -> SetView:
    """A set of so many cards; beyond the catalogue they come again under other numbers."""
    read = [load_card(entry.document) for entry in literature_cards()]
    known = [(card, content_hash(card)) for card in read]
    cards = [
        Printed(f"MG-{place:06}", card, said)
        for place, (card, said) in enumerate(islice(cycle(known), count), 1)
    ]
    title = Wording("性能卡片集", "Card set")
    address = "https://cards.example"
    content = SetContent(title, SetKind.LIST, cards, title, date(2026, 1, 1), address)
    return set_view(content, "zh")


def lines_of(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """The table of a sheet: name, English name, value, condition, standard, source, grade."""
    for section in sheet.sections:
        for entry in section.entries:
            for row in entry.rows:
                yield (
                    entry.name.zh,
                    entry.name.en,
                    row.content.zh,
                    row.condition.zh,
                    row.standard or row.method,
                    str(row.source or ""),
                    row.grade,
                )


def charts_of(sheet: Sheet) -> list[str]:
    """The charts of a sheet as SVG."""
    return [line_chart(chart, "zh", FAMILY) for chart in sheet.charts]
