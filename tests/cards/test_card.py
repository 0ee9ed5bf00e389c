"""What a card says of itself as a whole."""

import pytest

from cards.sources import EvidenceGrade
from tests.cards.build import card, stated


@pytest.mark.parametrize(
    ("sources", "grade"),
    [
        ((), None),
        (("paper",), EvidenceGrade.C),
        (("paper", "sheet"), EvidenceGrade.C),
        (("sheet", "paper", "sheet"), EvidenceGrade.D),
        (("sheet", "sheet", "paper", "paper", "paper"), EvidenceGrade.C),
    ],
)
def test_the_evidence_of_a_card_is_what_half_of_its_values_reach(sources, grade):
    values = [stated("density", "1.8 g/cm3", source=source) for source in sources]
    assert card(*values).evidence is grade
