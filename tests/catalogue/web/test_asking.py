"""A sentence that an engineer types leads to a search, and the page says what became of it."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest


def ask(site, text, more=""):
    return site.visitor().get(f"/search?lang=en&req={quote(text)}{more}")


def asked_of(answer):
    return parse_qs(urlsplit(answer.location).query)


def test_a_sentence_leads_to_the_search_by_what_it_means(site):
    answer = ask(site, "屈服强度不低于100MPa，密度小于1.85，耐盐雾")
    assert answer.status_code == 302
    assert asked_of(answer)["req"] == ["Rp0.2>=100MPa", "密度<=1.85g/cm3"]
    page = site.visitor().get(answer.location).text
    assert "no unit was written: read as g/cm3" in page
    assert "no limit was said; not applied" in page
    assert f"/c/{site.number}" in page


def test_words_of_the_sentence_are_looked_for(site):
    answer = ask(site, "AM60B 压铸，屈服强度大于100MPa", "&q=F")
    assert asked_of(answer)["q"] == ["F AM60B 压铸"]


def test_what_was_not_understood_is_said(site):
    page = site.visitor().get(ask(site, "屈服强度大于100MPa，不含稀土").location).text
    assert "不含稀土" in page
    assert "not understood, and not asked of the cards" in page


def test_a_part_that_is_named_leads_to_its_scenario(site):
    link = '<a href="/scenarios/seat-frame">Seat frame</a>'
    answer = ask(site, "座椅骨架，屈服强度大于100MPa")
    assert link in site.visitor().get(answer.location).text
    alone = ask(site, "座椅骨架")
    assert alone.status_code == 400
    assert link in alone.text
    assert link not in ask(site, "Rp0.2>=100MPa").text


def test_a_quality_alone_applies_nothing_and_offers(site):
    answer = ask(site, "轻量化")
    page = site.visitor().get(answer.location).text
    assert "req" not in asked_of(answer)
    assert "Add one:" in page
    assert "usual magnesium alloys" in page


@pytest.mark.parametrize("text", ["Rp0.2>=x", "@@@", "屈服强度>=", "好看的材料"])
def test_what_means_nothing_is_refused_where_it_stops(site, text):
    answer = ask(site, text)
    assert answer.status_code == 400
    assert "The requirement cannot be read" in answer.text


def test_grammar_is_read_as_grammar(site):
    answer = ask(site, "Rp0.2>=100MPa; ρ<=1.85g/cm3")
    assert answer.status_code == 200
    assert "Understood from" not in answer.text


def test_a_chip_is_taken_away_and_turned_into_a_want(site):
    page = site.visitor().get("/search?lang=en&req=Rp0.2>=100MPa;A>=1%25&ask=x").text
    chips = page[page.index("asked-chips") :]
    links = [part.split('"')[0] for part in chips.split('href="')[1:7] if "build=" not in part]
    asked = [parse_qs(urlsplit(link.replace("&amp;", "&")).query) for link in links]
    assert [one["req"] for one in asked] == [
        ["Rp0.2>=100MPa?", "A>=1%"],
        ["A>=1%"],
        ["Rp0.2>=100MPa", "A>=1%?"],
        ["Rp0.2>=100MPa"],
    ]
    assert all("ask" not in one for one in asked)


def test_a_very_long_sentence_is_refused_and_not_an_error(site):
    assert ask(site, "屈服强度大于100MPa，" * 200).status_code == 400
    page = site.visitor().get("/search?req=Rp0.2>=100MPa&ask=" + "x" * 1500)
    assert page.status_code == 200
