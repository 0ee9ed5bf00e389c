"""How to read a card, and the fixed words of a sheet: both languages, nothing left out."""

import pytest

from cards.matching import Tier
from cards.sources import EvidenceGrade
from cards.verdict import Outcome
from cards.wording import Wording
from schemas.sheet_guide import GUIDE
from schemas.sheet_words import WORDS

TOPICS = {topic.title.en: topic for column in GUIDE for topic in column}


@pytest.mark.parametrize("wording", WORDS.values(), ids=WORDS)
def test_every_word_stands_in_both_languages(wording):
    assert isinstance(wording, Wording)
    assert wording.zh and wording.en


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_every_mark_is_named_in_both_languages(topic):
    for mark in topic.marks:
        assert mark.name.zh and mark.name.en
        assert bool(mark.meaning.zh) is bool(mark.meaning.en)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Evidence grades", len(EvidenceGrade)),
        ("Tiers of a match", len(Tier)),
        ("Single verdicts", len(Outcome)),
    ],
)
def test_no_grade_tier_or_verdict_is_left_out(title, count):
    assert count == len(TOPICS[title].marks)
    assert count == len({mark.sign for mark in TOPICS[title].marks})
