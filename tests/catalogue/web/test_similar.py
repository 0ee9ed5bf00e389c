"""The pages of similar cards and of the second view."""

from dataclasses import replace

import pytest

from cards.requirement_text import parse_requirements
from catalogue.services import scenarios
from catalogue.services.actor import SYSTEM
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT


@pytest.fixture
def furnished_site(site):
    """A site with a second magnesium card and a steel."""
    with site.database.transaction() as session:
        density = value("density", "1.81", "g/cm³")
        published(session, site.people, document("AZ91D", density, proof_strength("150")))
        steel = value("density", "7.85", "g/cm³")
        published(session, site.people, document("DC04", steel, family="Steel"))
        published(session, site.people, document("AE44", value("density", "1.82", "g/cm³")))
    return site


@pytest.fixture
def reader(furnished_site):
    return furnished_site.visitor()


SIMILAR = "/c/MG-000001/similar"
SECOND = "/scenarios/seat-frame/relative"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ("与 AM60B 相近的卡片", "最相近的卡片", "差距相对参照值", "+15\u00a0%")),
        (
            "en",
            ("Cards like AM60B", "The nearest cards", "Gaps are to the reference", "+15\u00a0%"),
        ),
    ],
)
def test_nearest_cards_stand_with_their_gaps_to_the_reference(reader, lang, said):
    text = reader.get(SIMILAR, query_string={"lang": lang}).text
    for words in (*said, "AZ91D", "Steel", "DC04"):
        assert words in text


def test_the_card_leads_to_its_similar_cards(reader):
    assert f'href="{SIMILAR}"' in reader.get("/c/MG-000001").text


def test_a_card_that_is_not_published_has_none(furnished_site, supplier):
    number = furnished_site.waiting_number
    assert "/similar" not in supplier.get(f"/c/{number}").text
    assert supplier.get(f"/c/{number}/similar").status_code == 404


def test_the_form_becomes_an_address_that_says_all(reader):
    form = {
        "property": ["density", "proof_strength_02", "elongation"],
        "direction": ["at_most", "", "same"],
        "weight": ["2", "1", "1"],
        "aspect": "E:same; Rm",
    }
    answer = reader.get(SIMILAR, query_string=form)
    assert answer.status_code == 302
    aspects = ["density:at_most:2", "elongation:same", "E:same", "Rm"]
    query = "&".join(f"aspect={text}" for text in aspects)
    assert answer.headers["Location"] == f"{SIMILAR}?{query}"


def test_the_rows_show_what_was_asked(reader):
    text = reader.get(SIMILAR, query_string={"aspect": "ρ:at_most:2"}).text
    assert '<option value="at_most" selected>' in text
    assert 'name="weight" inputmode="decimal" size="4" value="2"' in text


@pytest.mark.parametrize(
    ("aspects", "kept"),
    [
        (["density:same:much"], 'value="much"'),
        (["density:nearly:2"], 'value="density:nearly:2"'),
        (["nonsense", "E"], 'value="nonsense; E"'),
        (["density:same:1:2"], 'value="density:same:1:2"'),
        (["density"] * 21, "density; density"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_used_is_refused_and_kept(reader, aspects, kept, lang):
    answer = reader.get(SIMILAR, query_string={"aspect": aspects, "lang": lang})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert kept in answer.text


def test_what_is_typed_is_never_markup(reader):
    assert "<script>x" not in reader.get(SIMILAR, query_string={"aspect": "<script>x"}).text


def test_a_card_without_numbers_says_so(furnished_site, reader):
    with furnished_site.database.transaction() as session:
        silent = document("AM20", {"property": "density", "absent": "not_tested"})
        number = published(session, furnished_site.people, silent).number
    assert "Nothing to compare by" in reader.get(f"/c/{number}/similar?lang=en").text


def test_the_only_card_has_no_other(visitor):
    assert "There is no other card yet" in visitor.get(f"{SIMILAR}?lang=en").text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "只相对于这一组卡片；换一张卡片就可能改变；不是得分。"),
        ("en", "Relative to this set; another card may change it; not the score."),
    ],
)
def test_the_second_view_says_that_it_is_not_the_score(reader, lang, said):
    text = reader.get(SECOND, query_string={"lang": lang}).text
    for words in (said, "TOPSIS", "VIKOR", "AZ91D", "AM60B"):
        assert words in text


def test_the_second_view_names_what_is_left_out_and_why(reader):
    text = reader.get(f"{SECOND}?lang=en").text
    assert "Left out" in text
    assert "AE44" in text.partition("Left out")[2]
    assert "0.2 % proof strength" in text.partition("Left out")[2]


def test_the_scenario_leads_to_its_second_view(reader):
    assert f'href="{SECOND}"' in reader.get("/scenarios/seat-frame").text


def test_a_scenario_that_is_not_there_has_no_second_view(reader):
    assert reader.get("/scenarios/none/relative").status_code == 404


def test_without_cards_the_second_view_says_what_to_do(furnished_site, reader):
    with furnished_site.database.transaction() as session:
        wheel = replace(SEAT, key="wheel", requirements=parse_requirements("A>=8%→12%"))
        scenarios.save_scenario(session, SYSTEM, wheel)
    assert "Nothing to compare" in reader.get("/scenarios/wheel/relative?lang=en").text
