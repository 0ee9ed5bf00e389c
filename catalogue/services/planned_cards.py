"""Cards of a file that is to be imported, and what the import makes of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from cards.problems import Problem
from cards.wording import Wording
from catalogue.services.errors import InputRefused
from schemas.changes import Difference, differences
from schemas.draft import Draft, read_draft
from schemas.typed_document import restored
from schemas.workbook.over_card import Laid


class Change(StrEnum):
    """What an import does with an entry; *busy* is a card that a reviewer has, *withdrawn* one that
    was taken out of the catalogue, *unclear* an entry that may be several cards or the same as one
    before it."""

    ADD = "add"
    UPDATE = "update"
    REVISE = "revise"
    UNCHANGED = "unchanged"
    BUSY = "busy"
    WITHDRAWN = "withdrawn"
    UNCLEAR = "unclear"


CHANGE_NAMES = {
    Change.ADD: Wording("新增", "new card"),
    Change.UPDATE: Wording("草稿将更新", "draft will be updated"),
    Change.REVISE: Wording("开始新的修订", "new revision"),
    Change.UNCHANGED: Wording("未变", "unchanged"),
    Change.BUSY: Wording("审核中，未动", "in review, left alone"),
    Change.WITHDRAWN: Wording("已撤下，未动", "withdrawn, left alone"),
    Change.UNCLEAR: Wording("分不清是哪张卡片", "unclear which card it is"),
}
WRITTEN = frozenset({Change.ADD, Change.UPDATE, Change.REVISE})
"""What makes or changes a draft."""


@dataclass(frozen=True)
class Entry:
    """One card of a file, with the number and the key that the file gives it; `is_of_sheet` when
    it comes from a workbook, which states only what its columns and rows say."""

    number: str
    key: str
    document: Any
    is_of_sheet: bool = False

    @cached_property
    def draft(self) -> Draft:
        return read_draft(self.document)

    @cached_property
    def typed(self) -> dict[str, Any]:
        """The document in canonical form, with what could not be read where it was typed."""
        return restored(self.draft.document)[0]

    @property
    def own_key(self) -> str:
        """The key, or what the card is called without one."""
        if self.key:
            return self.key
        card = self.draft.card
        return " ".join(filter(None, (card.designation, card.form, card.temper)))


@dataclass(frozen=True)
class PlannedCard:
    """One entry of a file: which card it is, what is to be done, what is wrong with it.

    `known` is what the card holds now, `laid` how a workbook was laid over it, `seen` the content
    hash of the revision on which the plan rests, `refusal` why it is unclear which card is meant.
    """

    place: int
    key: str
    number: str | None
    change: Change
    entry: Entry
    seen: str | None = None
    refusal: InputRefused | None = None
    known: dict[str, Any] | None = None
    laid: Laid | None = None

    @property
    def draft(self) -> Draft:
        return self.entry.draft

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.draft.problems

    @property
    def is_written(self) -> bool:
        return self.change in WRITTEN

    @property
    def is_told(self) -> bool:
        """Whether a report says what the import changes, or would change."""
        return self.is_written or self.change is Change.WITHDRAWN

    @property
    def stated(self) -> dict[str, Any] | None:
        """What is to be remembered of what workbooks said; None for JSON."""
        if not self.entry.is_of_sheet:
            return None
        return self.laid.remembered if self.laid else self.entry.typed

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What the import changes in a card that exists."""
        return () if self.known is None else differences(self.known, self.entry.typed)


@dataclass(frozen=True)
class ImportedCard:
    """One entry with the number under which its card stands now."""

    planned: PlannedCard
    number: str
