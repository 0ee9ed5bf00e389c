"""Results on pages: tiers a page at a time, facets, sorting, and what would help."""

import re
import shutil
from html import unescape

import pytest

from catalogue.card_shelf import Cards
from catalogue.db import Database
from catalogue.services.actor import SYSTEM
from catalogue.services.scenarios import save_scenario
from catalogue.store import marks
from tests.catalogue.counted import counted
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT, demand

SEARCH = "/search"
STRONG = "Rp0.2>=120MPa"


@pytest.fixture(scope="module")
def furnished(furnished, tmp_path_factory):
    """The furniture with thirty more cards of rising strength, ten of each of three families; the
    strongest alone states its solidus."""
    path, furniture = furnished
    crowded = shutil.copy(path, tmp_path_factory.mktemp("crowded"))
    database = Database(f"sqlite:///{crowded}")
    with database.transaction() as session:
        for place in range(30):
            density = value("density", f"1.{70 + place}", "g/cm³")
            more = {"family": f"Mg-{place % 3}", "form": ("hpdc", "sheet")[place % 2]}
            values = [density, proof_strength(str(100 + place))]
            values += [value("solidus", "540", "°C")] if place == 29 else []
            card = document(f"AX{place:02}", *values, **more)
            published(session, furniture.people, card)
    database.close()
    return crowded, furniture


@pytest.fixture
def full(site):
    return site.visitor()


@pytest.fixture
def demanding(site):
    """A scenario that no card answers."""
    scenario = SEAT.__class__(
        key="wing-rib",
        name=SEAT.name,
        field=SEAT.field,
        role_level=SEAT.role_level,
        requirements=(demand("Rp0.2>=200MPa"), demand("ρ<=1.9g/cm3")),
    )
    with site.database.transaction() as session:
        save_scenario(session, SYSTEM, scenario)


def read(visitor, path=SEARCH, **query):
    answer = visitor.get(path, query_string={"lang": "en"} | query)
    assert answer.status_code == 200
    return unescape(answer.text)


def linked(text, words):
    """The address behind a link that holds these words."""
    found = re.search(rf'<a[^>]* href="([^"]+)"[^>]*>(?:(?!</a>).)*{re.escape(words)}', text)
    return found[1]


def titles(text):
    return re.findall(r'<a class="card-name"[^>]*>([^<]+)', text)


def test_every_tier_says_how_many_are_in_it_and_shows_the_first(full):
    text = read(full, req="Rp0.2>=105MPa")
    assert "31 cards" in text
    for said in ("qualified 26", "possible 0", "excluded 5"):
        assert said in re.sub("<[^>]+>", "", text)
    assert len(titles(text)) == 20 + 5


def test_pages_put_together_are_the_tier(full):
    text = read(full, req="Rp0.2>=105MPa")
    rest = unescape(full.get(linked(text, "Next 6")).text)
    qualified, further = titles(text)[:20], titles(rest)
    assert len({*qualified, *further}) == 26
    assert "Back to all tiers" in rest
    assert "Next" not in rest


def test_of_what_is_only_possible_the_first_few_stand_behind_what_qualifies(full):
    text = read(full, req="Rp0.2>=105MPa; solidus>=500°C")
    said = re.sub("<[^>]+>", "", text)
    assert "qualified 1 " in said and "possible 25 " in said
    possible = text[text.index('id="possible"') : text.index('id="excluded"')]
    first = titles(possible)
    assert len(first) == 5
    further = titles(unescape(full.get(linked(possible, "Next 20")).text))
    assert len({*first, *further}) == 25


def test_excluded_cards_come_by_their_gap_and_then_all(full):
    text = read(full, req="Rp0.2>=115MPa")
    near = titles(text)[-5:]
    assert near[:2] == ["AX14", "AX13"]
    rest = unescape(full.get(linked(text, "All 15 excluded cards")).text)
    assert len(titles(rest)) == 15


def test_a_tier_without_cards_leads_back(full):
    text = read(full, req="Rp0.2>=1MPa", tier="excluded")
    assert "No card is in this tier" in text
    assert "tier=" not in linked(text, "Back to all tiers")


def test_no_more_cards_are_read_than_are_shown(full, site, monkeypatch):
    asked, plain = [], Cards.several

    def several(self, numbers):
        asked.extend(numbers := list(numbers))
        return plain(self, numbers)

    monkeypatch.setattr(Cards, "several", several)
    shown = re.findall(r"MG-\d{6}", read(full, req="Rp0.2>=105MPa"))
    assert set(shown) <= set(asked)
    assert len(set(asked) - set(shown)) <= 1, "the one that says that a page follows"


@pytest.mark.parametrize(
    "path",
    [
        "/search?req=Rp0.2>=105MPa",
        "/search?req=Rp0.2>=200MPa",
        "/search?q=AX",
        "/scenarios/seat-frame",
        "/cards",
        "/enterprises/ACME",
        "/sets/",
        "/",
        "/api/v1/cards",
        "/api/v1/scenarios/seat-frame/matches",
    ],
)
def test_a_list_takes_a_handful_of_statements_however_long_it_is(full, site, path):
    full.get(path)
    with counted(site.database) as sent:
        assert full.get(path).status_code == 200
    assert len(sent) <= 12, sent


def test_facets_count_what_is_not_excluded_and_narrow_by_plain_addresses(full):
    text = read(full, req="Rp0.2>=115MPa")
    assert re.search(r"sheet and plate</span> <span class=\"tally\">.*8</span>", text)
    narrowed = unescape(full.get(linked(text, "sheet and plate")).text)
    assert "form=sheet" in linked(text, "sheet and plate")
    assert re.search(r'aria-current="true"[^>]*>.*sheet and plate', narrowed)
    assert "15 cards" in narrowed
    assert re.search(r"high-pressure die casting</span> <span class=\"tally\">.*8</span>", narrowed)
    assert "form=" not in linked(narrowed, "sheet and plate")
    assert "form=" not in linked(narrowed, "Clear all")


def test_facets_alone_are_a_question(full):
    assert "10 cards" in read(full, family="Mg-1")
    assert "1 card<" in read(full, family="")


def test_a_long_facet_is_cut(full, monkeypatch):
    monkeypatch.setattr("catalogue.web.facets.FEW", 2)
    monkeypatch.setattr("catalogue.web.facets.MOST", 3)
    text = read(full, q="A")
    assert "1 more</summary>" in text
    assert "and 1 more: narrow the search first" in text


def test_what_is_chosen_goes_along_with_the_next_search(full):
    text = read(full, req=STRONG, form="sheet", sort="density", basis="minimum")
    assert '<input type="hidden" name="form" value="sheet">' in text
    assert '<input type="hidden" name="sort" value="density">' in text
    assert '<option value="minimum" selected>' in text


def test_cards_are_sorted_by_a_property_both_ways(full):
    text = read(full, req="Rp0.2>=105MPa; ρ<=2g/cm3")
    down = linked(text[text.index("Density", text.index("Sorted by")) :], "largest first")
    assert "sort=-density" in down
    largest = unescape(full.get(down).text)
    assert titles(largest)[0] == "AX29"
    assert titles(read(full, req="Rp0.2>=105MPa", sort="density"))[0] == "AX05"
    assert titles(unescape(full.get(linked(largest, "Next 6")).text))


def test_a_basis_that_is_demanded_decides(full):
    assert "qualified 11" in re.sub("<[^>]+>", "", read(full, req=STRONG))
    guaranteed = re.sub("<[^>]+>", "", read(full, req=STRONG, basis="minimum"))
    assert "qualified 0" in guaranteed


@pytest.mark.parametrize(
    ("query", "zh", "en"),
    [
        ({"basis": "best"}, "参数 basis 不能是“best”", "'best' is no basis"),
        ({"tier": "good"}, "参数 tier 不能是“good”", "'good' is no tier"),
        ({"sort": "beauty"}, "beauty", "beauty"),
        ({"sort": "stress_strain_curve"}, "曲线不是数值", "curve is no number"),
        ({"sort": "-restricted_substances"}, "不是数值", "is no number"),
        ({"after": "nothing"}, "续页标记读不懂", "The mark of the next page cannot be read"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_read_is_said_and_nothing_is_lost(visitor, query, zh, en, lang):
    kept = {"req": STRONG, "q": "AM60", "form": "hpdc", "lang": lang}
    answer = visitor.get(SEARCH, query_string=kept | query)
    text = unescape(answer.text)
    assert answer.status_code == 400
    assert (zh if lang == "zh" else en) in text
    assert f'value="{STRONG}"' in text
    assert 'value="AM60"' in text
    assert 'name="form" value="hpdc"' in text


def test_a_mark_of_another_order_is_refused(full):
    text = read(full, req="Rp0.2>=105MPa")
    after = re.search(r"after=([\w-]+)", linked(text, "Next 6"))[1]
    query = {"req": "Rp0.2>=105MPa", "after": after, "sort": "density"}
    assert full.get(SEARCH, query_string=query).status_code == 400
    assert full.get("/api/v1/search", query_string=query).status_code == 422


def test_where_nothing_qualifies_it_says_which_requirement_decides(full):
    text = read(full, req="Rp0.2>=0.140GPa; ρ<=2g/cm3")
    assert "0.2 % proof strength ≥\u00a00.14\u00a0GPa decides: without it 31 cards" in text
    eased = linked(text, "≥\u00a00.13\u00a0GPa")
    assert "qualified 1" in re.sub("<[^>]+>", "", unescape(full.get(eased).text))


def test_an_eased_search_keeps_words_facets_and_basis(full):
    text = read(full, req="Rp0.2>=140MPa", q="AX", form="sheet")
    eased = linked(text, "≥\u00a0129\u00a0MPa")
    assert "q=AX" in eased
    assert "form=sheet" in eased


def test_where_two_requirements_are_to_blame_it_says_so(full):
    text = read(full, req="Rp0.2>=140MPa; ρ<=1g/cm3")
    assert "at least two have to be eased" in text


def test_the_spread_shows_cards_and_limit(full):
    question = {"req": "Rp0.2>=120MPa; ρ<=1.9g/cm3; restricted_substances=compliant?"}
    folded = read(full, **question)
    assert "<figure" not in folded
    opened = linked(folded, "How the cards are spread")
    assert opened.endswith("spread=open#spreads")
    text = unescape(full.get(opened, query_string=None).text)
    assert 'aria-label="22 of 22 cards state it, from 100 to 130 MPa"' in text
    assert text.count('<figure class="spread">') == 2
    assert "<figure" not in read(full, req="A>=5%", spread="open")


def test_without_an_index_the_page_says_what_it_can(full, site):
    with site.database.transaction() as session:
        marks.forget(session)
    text = read(full, req="Rp0.2>=200MPa; ρ<=1.9g/cm3", spread="open")
    assert "excluded 31" in re.sub("<[^>]+>", "", text)
    assert "Which requirement decides" not in text
    assert '<figure class="spread">' not in text


def test_a_scenario_has_the_same_tiers_pages_and_near_misses(full):
    path = "/scenarios/seat-frame"
    text = read(full, path)
    assert "qualified 1 " in re.sub("<[^>]+>", "", text)
    assert "All 30 excluded cards" in text
    assert "the first place of the scenario" in text
    excluded = unescape(full.get(linked(text, "All 30 excluded cards")).text)
    further = unescape(full.get(linked(excluded, "Next 10")).text)
    assert len({*titles(excluded), *titles(further)}) == 30
    assert "Back to all tiers" in further


def test_a_scenario_without_an_answer_says_which_requirement_decides(full, demanding):
    text = read(full, "/scenarios/wing-rib")
    assert "decides: without it" in text
    assert linked(text, "≥\u00a0130\u00a0MPa").startswith("/search?req=")


@pytest.mark.parametrize("query", [{"tier": "good"}, {"after": "nothing"}])
def test_a_scenario_refuses_what_it_cannot_read(full, query):
    answer = full.get("/scenarios/seat-frame", query_string=query)
    assert 400 <= answer.status_code < 500
