"""Cards that are like a card, for readers and for programs."""

import pytest

from cards.matching import rank
from cards.similarity import parse_aspect, requirements_like
from schemas.figures import NBSP
from schemas.similar import dump_similar, likeness_table
from tests.schemas.build import absent, card, value


def density(text):
    return value(text=text)


def wants(*aspects):
    return requirements_like(card(density("1.80")), tuple(map(parse_aspect, aspects)))


@pytest.mark.parametrize(
    ("aspect", "stated", "gaps"),
    [
        ("density:same", density("1.98"), ("+0.18 g/cm³", "+10 %")),
        ("density:same", density("1.80"), ("0 g/cm³", "0 %")),
        ("density:at_most", density("3.60"), ("+1.8 g/cm³", "+100 %")),
        ("density:same", density("1.60~1.80"), ("−0.1 g/cm³", "−5.6 %")),
        ("density:same", absent("density"), ("", "")),
    ],
)
def test_gaps_are_to_the_value_of_the_reference(aspect, stated, gaps):
    requirements, cards = wants(aspect), {"A": card(stated)}
    table = likeness_table(requirements, rank(cards.items(), requirements), cards)

    ((line,),) = (group.lines for group in table.groups if group.lines)
    (cell,) = line.cells
    assert gaps == (cell.gap.replace(NBSP, " "), cell.relative_gap.replace(NBSP, " "))


def test_programs_read_reference_aspects_and_likeness():
    cards = {"A": card(density("1.80"))}
    aspects = (parse_aspect("density:at_most:2"),)
    requirements = requirements_like(cards["A"], aspects)

    found = dump_similar("R", aspects, requirements, rank(cards.items(), requirements), cards, 7, 5)

    assert ("R", 7, 5) == (found["reference"], found["pub_seq"], found["total"])
    assert [
        {
            "property": "density",
            "direction": "at_most",
            "weight": 2.0,
            "text": "density:at_most:2",
        }
    ] == found["aspects"]
    assert {"low": 1.0, "high": 1.0} == found["matches"][0]["score"]
    assert "density<=2.7 g/cm3→1.8 g/cm3*2?" == found["requirements"][0]["text"]
