"""A result in full or as a dense table, with chosen columns, with or without cards of unknowns."""

import pytest

from tests.catalogue.people import document, proof_strength, published, value

ASKED = "/search?lang=en&req=Rp0.2%3E%3D120MPa"


@pytest.fixture
def shown(site):
    """Beside the card of the site one that lacks a condition, and one that says little."""
    bare = value("proof_strength_02", "200", "MPa")
    with site.database.transaction() as session:
        for name, values in (("BARE", [bare]), ("STRONG", [proof_strength("150")])):
            published(session, site.people, document(name, *values))
    return site.visitor()


def test_a_dense_table_has_one_line_a_card_with_all_that_stands_beside(shown):
    page = shown.get(f"{ASKED}&view=table").text
    assert 'class="dense"' in page
    assert "separately cast" in page
    assert "Datasheet" in page


def test_columns_are_added_and_say_what_they_lack(shown, site):
    page = shown.get(f"{ASKED}&view=table&col=density&col=Rp0.2").text
    dense = page[page.index('class="dense"') :]
    assert "1.80\u00a0g/cm³" in dense
    assert "200\u00a0MPa ≠" in dense
    assert "not stated on the card" in dense


def test_the_next_search_keeps_the_view(shown):
    page = shown.get(f"{ASKED}&view=table&col=density&unknown=hide").text
    for name, said in (("view", "table"), ("col", "density"), ("unknown", "hide")):
        assert f'type="hidden" name="{name}" value="{said}"' in page


def test_cards_with_unknowns_are_hidden_on_demand_and_that_is_said(shown):
    page = shown.get(f"{ASKED}&unknown=hide").text
    assert "BARE" not in page
    assert "1 card is not listed" in page
    assert "BARE" in shown.get(ASKED).text


def test_without_requirements_a_dense_table_lists_cards(shown):
    page = shown.get("/search?lang=en&q=STRONG&view=table&col=density").text
    assert 'class="dense"' in page


@pytest.mark.parametrize(
    "query",
    [
        "view=cube",
        "unknown=guess",
        "col=beauty",
        "col=stress_strain_curve",
        "&".join(f"col={place}" for place in range(10)),
    ],
)
def test_what_cannot_be_shown_is_refused(shown, query):
    answer = shown.get(f"{ASKED}&{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
