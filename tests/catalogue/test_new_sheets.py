"""Sheets of new cards are printed before anybody asks for them."""

import json

from catalogue.jobs.new_sheets import NewSheets
from catalogue.jobs.printing import set_content
from catalogue.pdf.kept_parts import KeptParts
from catalogue.pdf.print_language import PrintLanguage
from catalogue.pdf.render import PrintFailed
from catalogue.pdf.sheets import key_of
from catalogue.pdf.views import set_view
from catalogue.services.card_sets import SetChoice, describe
from catalogue.services.drafts import withdraw
from tests.catalogue.people import document, proof_strength, published

ADDRESS = "http://127.0.0.1:8000/"


def kept_sheets(folder):
    return sorted(folder.glob("*/*.pdf"))


def test_what_is_published_is_printed_as_a_set_will_want_it(site, tmp_path):
    turn = NewSheets(tmp_path, ADDRESS)
    turn(site.database)
    assert kept_sheets(tmp_path) == [], "what was there before is printed when it is wanted"
    with site.database.transaction() as session:
        number = published(session, site.people, document("AZ91E", proof_strength("150"))).number
    turn(site.database)
    assert len(kept_sheets(tmp_path)) == 2
    with site.database.reading() as session:
        wish = json.loads(json.dumps(describe(session, SetChoice(cards=(number,)), "zh", ADDRESS)))
    view = set_view(set_content(site.database, wish), "zh")
    for locale in ("zh", "en"):
        key = key_of(view.sheets[0], PrintLanguage.of(locale), view.form)
        assert KeptParts(tmp_path).find(key)
    turn(site.database)
    assert len(kept_sheets(tmp_path)) == 2


def test_what_is_withdrawn_is_not_printed(site, tmp_path):
    turn = NewSheets(tmp_path, ADDRESS)
    turn(site.database)
    with site.database.transaction() as session:
        withdraw(session, site.people.supplier, site.number, "recalled")
    turn(site.database)
    assert kept_sheets(tmp_path) == []


def test_a_print_that_fails_stops_nothing(site, tmp_path, monkeypatch):
    turn = NewSheets(tmp_path, ADDRESS)
    turn(site.database)
    with site.database.transaction() as session:
        published(session, site.people, document("AZ91E", proof_strength("150")))

    def fail(*_, **__):
        raise PrintFailed("> 60 s")

    with monkeypatch.context() as patched:
        patched.setattr("catalogue.jobs.new_sheets.print_apart", fail)
        turn(site.database)
    turn(site.database)
    assert kept_sheets(tmp_path) == []


def test_what_comes_in_bulk_is_printed_when_it_is_wanted(site, tmp_path, monkeypatch):
    monkeypatch.setattr("catalogue.jobs.new_sheets.MANY", 1)
    turn = NewSheets(tmp_path, ADDRESS)
    turn(site.database)
    with site.database.transaction() as session:
        for name in ("AZ91E", "AZ91F"):
            published(session, site.people, document(name, proof_strength("150")))
    turn(site.database)
    turn(site.database)
    assert kept_sheets(tmp_path) == []
