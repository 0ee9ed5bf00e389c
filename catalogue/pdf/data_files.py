"""The data that a print carries beside its pages: its cards as JSON and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.exports.card_json import cards_json
from schemas.exports.exported import Exported, Occasion
from schemas.exports.values_csv import exported_csv

CARDS = "cards.json"
VALUES = "values.csv"
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file inside a print; `relation` is its AFRelationship (ISO 19005-3, annex E)."""

    name: str
    media_type: str
    relation: str
    description: str
    content: bytes


def data_files(cards: Sequence[Exported], address: str, locale: str) -> tuple[DataFile, ...]:
    """The cards in full, from which the pages are made, and their values in a table."""
    occasion = Occasion(0, len(cards), address)
    return (
        DataFile(
            name=CARDS,
            media_type="application/json",
            relation="Source",
            description="卡片全文 the cards in full",
            content="".join(cards_json(cards, occasion)).encode(),
        ),
        DataFile(
            name=VALUES,
            media_type="text/csv",
            relation="Data",
            description="全部数值 every value",
            content=(_BYTE_ORDER_MARK + "".join(exported_csv(cards, (), locale))).encode(),
        ),
    )
