"""What the words of facets are called."""

from __future__ import annotations

from collections.abc import Mapping

from cards.scenario import FIELD_NAMES, Field
from cards.sources import EVIDENCE_GRADE_NAMES, EvidenceGrade
from cards.wording import Wording
from schemas.sheet_head import form_name

NOT_STATED = Wording("未填写", "not stated")
NO_FIELD = Wording("尚未满足任何场景", "no scenario met yet")

Names = Mapping[str, Wording]


def name_of(key: str, word: str, enterprises: Names) -> Wording:
    """A word of a facet as readers know it."""
    if not word:
        return NO_FIELD if key == "field" else NOT_STATED
    if key == "evidence":
        return _grade_name(word)
    if key == "field":
        return FIELD_NAMES[Field(word)] if word in list(Field) else Wording(word, word)
    if key == "enterprise":
        return enterprises.get(word, Wording(word, word))
    return form_name(word) if key in ("form", "process") else Wording(word, word)


def _grade_name(word: str) -> Wording:
    if word not in list(EvidenceGrade):
        return Wording(word, word)
    says = EVIDENCE_GRADE_NAMES[EvidenceGrade(word)]
    return Wording(f"{word} {says.zh}", f"{word} {says.en}")
