"""What the guides say is what the program does."""

import re
from pathlib import Path

import pytest

from cards.requirement_text import parse_requirement
from cards.sources import EvidenceGrade
from cards.values import AbsenceReason
from catalogue import settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CARD = (ROOT / "docs/card.md").read_text(encoding="utf-8")
MATCHING = (ROOT / "docs/matching.md").read_text(encoding="utf-8")

IN_CODE = re.compile(r"`([^`\n]+)`")
IN_FIRST_COLUMN = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
SETTING = re.compile(r"`(MGCARDS_\w+)`")


def requirements_of_the_guides():
    yield from IN_FIRST_COLUMN.findall(MATCHING)
    for code in IN_CODE.findall(README):
        if re.search(r"[>≥≤]=?\s*\d", code):
            yield from code.split("; ")


@pytest.mark.parametrize("text", list(requirements_of_the_guides()))
def test_a_requirement_of_a_guide_can_be_read(text):
    assert parse_requirement(text)


def test_the_settings_of_the_guide_are_settings():
    assert set(SETTING.findall(README)) <= set(settings.NAMES)


@pytest.mark.parametrize("reason", AbsenceReason)
def test_the_guide_names_every_reason_for_an_absent_value(reason):
    assert f"`{reason}`" in CARD


@pytest.mark.parametrize("grade", EvidenceGrade)
def test_the_guide_names_every_evidence_grade(grade):
    assert f"\n| {grade} |" in CARD
