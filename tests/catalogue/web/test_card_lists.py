"""The lists of all cards and of the cards of one enterprise, a page at a time."""

import re
from html import unescape

from tests.catalogue.web import test_results
from tests.catalogue.web.test_results import linked, read

furnished, full = test_results.furnished, test_results.full


def test_all_cards_come_in_pages_and_by_family(full, monkeypatch):
    monkeypatch.setattr("catalogue.web.cards.PAGE", 20)
    text = read(full, "/cards")
    assert "31 published cards" in text
    assert "Mg-1" in linked(text, "Mg-1")
    further = unescape(full.get(linked(text, "Next 20")).text)
    numbers = set(re.findall(r'<td class="code">(MG-\d+)', text + further))
    assert len(numbers) == 31
    assert linked(further, "To the beginning").startswith("/cards")
    assert (
        len(set(re.findall(r'<td class="code">(MG-\d+)', read(full, "/cards", family="Mg-1"))))
        == 10
    )
    assert "No card here" in read(full, "/cards", family="none")


def test_the_cards_of_an_enterprise_come_in_pages(full, monkeypatch):
    monkeypatch.setattr("catalogue.web.enterprises.PAGE", 20)
    text = read(full, "/enterprises/ACME")
    assert '<span class="count">31</span>' in text
    further = unescape(full.get(linked(text, "Next 20")).text)
    assert len(set(re.findall(r'<td class="code">(MG-\d+)', text + further))) == 31
    assert "has not published a card yet" in read(full, "/enterprises/OTHER")
    assert "No card here" in read(full, "/enterprises/ACME", after="MG-999999")
