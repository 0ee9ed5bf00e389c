"""Cards side by side, over HTTP: what the address asks, what is refused, what is a file."""

import csv
import io

import pytest

from tests.catalogue.people import document, proof_strength, published, value


@pytest.fixture
def numbers(site):
    """Two published cards that differ in strength and agree in density."""
    with site.database.transaction() as session:
        density = value("density", "1.80", "g/cm³")
        other = published(session, site.people, document("AZ91D", density, proof_strength("150")))
    return site.number, other.number


def page(site, query, who=None):
    client = site.signed_in(who) if who else site.visitor()
    return client.get(f"/compare?lang=en&{query}")


def test_two_cards_stand_side_by_side_with_the_distance_from_the_first(site, numbers):
    answer = page(site, f"cards={','.join(numbers)}")
    assert answer.status_code == 200
    assert "150" in answer.text
    assert 'aria-label="best"' in answer.text
    assert "+15" in answer.text.replace("\u00a0", " ")
    assert "make it the reference" in answer.text


def test_repeated_names_say_the_same_as_a_list(site, numbers):
    listed = page(site, f"cards={','.join(numbers)}").text
    repeated = page(site, "&".join(f"cards={number}" for number in numbers)).text
    assert listed.count('class="card-name"') == repeated.count('class="card-name"') == 2


def test_only_differences_hides_what_agrees(site, numbers):
    asked = f"cards={','.join(numbers)}"
    assert "Density" in page(site, asked).text
    assert "Density" not in page(site, f"{asked}&show=differences").text


def test_units_of_the_reader(site, numbers):
    found = page(site, f"cards={','.join(numbers)}&units=us").text
    assert "ksi" in found and "lb/in" in found


def test_without_cards_the_page_says_what_to_do(site):
    answer = page(site, "")
    assert answer.status_code == 200
    assert "Nothing to compare yet" in answer.text


def test_one_card_is_pointed_to_others(site):
    assert "One card compares with nothing" in page(site, f"cards={site.number}").text


@pytest.mark.parametrize("name", ["MG-999999", "x", "MG-000001v99", "MG-000001v0"])
def test_a_name_that_nothing_answers_to_is_told_and_the_others_are_shown(site, name):
    answer = page(site, f"cards={site.number},{name}")
    assert answer.status_code == 200
    assert name in answer.text
    assert site.number in answer.text


def test_nine_cards_are_refused_with_what_to_do(site):
    answer = page(site, "cards=" + ",".join(f"MG-{place:06}" for place in range(9)))
    assert answer.status_code == 422
    assert "8 cards at most" in answer.text


def test_an_unknown_unit_system_is_refused(site):
    answer = page(site, f"cards={site.number}&units=cubits")
    assert answer.status_code == 422
    assert "cubits" in answer.text


def test_a_named_revision_stays_and_says_that_a_newer_one_is_there(site, numbers):
    with site.database.transaction() as session:
        changed = document("AM60B", proof_strength("135"))
        published(session, site.people, changed, number=site.number)
    answer = page(site, f"cards={site.number}v1,{numbers[1]}")
    assert "revision 2 is newer" in answer.text
    assert f"/c/{site.number}/v1" in answer.text


def test_what_is_not_published_is_for_its_enterprise_alone(site, numbers):
    asked = f"cards={numbers[1]},{site.draft_number}"
    assert "AM50A" not in page(site, asked).text
    assert "AM50A" not in page(site, asked, "stranger").text
    assert "AM50A" in page(site, asked, "supplier").text


def test_the_values_are_a_file(site, numbers):
    answer = site.visitor().get(f"/compare.csv?cards={','.join(numbers)}")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert {row["card"] for row in rows} == set(numbers)
    assert "filename=comparison.csv" in answer.headers["Content-Disposition"]
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]


def test_a_file_of_too_many_cards_is_refused(site):
    answer = site.visitor().get(
        "/compare.csv?cards=" + ",".join(f"A-{place}" for place in range(9))
    )
    assert answer.status_code == 422


def test_every_card_of_a_result_can_be_taken_into_the_comparison(site):
    found = site.visitor().get("/search?req=Rp0.2%3E%3D100MPa").text
    assert f'data-compare="{site.number}"' in found
    assert 'id="compare-form"' in found
