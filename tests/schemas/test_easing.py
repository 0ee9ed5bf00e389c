"""What easing one requirement would give, as readers see it."""

from cards.columns.relaxation import relaxations
from cards.columns.search import Query
from schemas.easing import easing_lines, texts_with
from schemas.figures import NBSP
from tests.cards.columns.build import indexed, numbered
from tests.schemas.build import card, requirements, strength, value

CARDS = numbered(
    [
        card(value(text="1.7"), strength(text="118")),
        card(value(text="1.8"), strength(text="160")),
        card(value(text="1.9"), strength(text="150")),
    ]
)


def found(*texts):
    asked = requirements(*texts)
    return asked, easing_lines(relaxations(indexed(CARDS), Query(asked)))


def test_each_must_says_what_it_costs_and_what_easing_it_gives():
    _, (light, strong) = found("ρ<=1.75g/cm3", "Rp0.2>=0.13GPa")

    assert (1, 2, 1, "≤ 1.8 g/cm³", "1.7 g/cm³") == told(light)
    assert (2, 1, 1, "≥ 0.118 GPa", "0.16 GPa") == told(strong)
    assert (True, False) == (light.decides, strong.decides)
    assert "≥ 0.13 GPa" == strong.limit.replace(NBSP, " ")


def told(line):
    texts = (text.replace(NBSP, " ") for text in (line.eased, line.best))
    return line.meet_it, line.without, line.gained, *texts


def test_what_is_no_number_cannot_be_eased():
    _, lines = found("restricted_substances=compliant")

    assert ("", "", "", 0) == (lines[0].eased, lines[0].best, lines[0].text, lines[0].gained)


def test_where_two_musts_are_in_the_way_none_decides():
    _, lines = found("ρ<=1g/cm3", "Rp0.2>=900MPa")

    assert not any(line.decides for line in lines)


def test_the_search_with_an_eased_limit_keeps_the_rest():
    asked, lines = found("ρ<=1.75g/cm3", "A>=5%?", "Rp0.2>=130MPa→200MPa")

    assert ["ρ<=1.75g/cm3", "A>=5%?", "proof_strength_02>=118 MPa→200 MPa"] == texts_with(
        asked, lines[1], 1
    )
