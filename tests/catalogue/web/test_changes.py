"""The feed of changes, as a reader of feeds takes it (RFC 4287)."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from catalogue.services import drafts
from tests.catalogue.people import document, published

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def changed(site):
    """A site where a second card was published and withdrawn."""
    with site.database.transaction() as session:
        number = published(session, site.people, document("AZ91D")).number
        drafts.withdraw(session, site.people.supplier, number)
    return site


def feed(site, query=""):
    sent = site.visitor().get(f"/changes.atom{query}").data
    return ElementTree.fromstring(sent)  # noqa: S314 - our own


def texts(part, path):
    return [found.text for found in part.findall(path, ATOM)]


def test_every_entry_has_what_a_feed_needs(changed):
    root = feed(changed)
    assert len(texts(root, "a:id")) == len(texts(root, "a:title")) == 1
    assert [link.get("rel") for link in root.findall("a:link", ATOM)] == ["self", "alternate"]
    entries = root.findall("a:entry", ATOM)
    assert len(entries) == 2
    for entry in entries:
        for name in ("id", "title", "updated", "author/a:name", "summary"):
            assert len(list(filter(None, texts(entry, f"a:{name}")))) == 1
        assert changed.visitor().get(entry.find("a:link", ATOM).get("href")).status_code == 200
    assert len(set(texts(root, "a:entry/a:id"))) == 2


def test_the_newest_change_is_the_first_and_dates_the_feed(changed):
    root = feed(changed)
    (updated,), entries = texts(root, "a:updated"), texts(root, "a:entry/a:updated")
    assert entries == sorted(entries, reverse=True)
    assert updated == entries[0]
    assert datetime.fromisoformat(updated).tzinfo is not None
    assert "撤回" in texts(root, "a:entry/a:title")[0]


@pytest.mark.parametrize(("query", "tag"), [("", "zh-Hans-CN"), ("?lang=en", "en")])
def test_it_says_its_language(changed, query, tag):
    assert feed(changed, query).get(LANGUAGE) == tag


def test_what_a_reader_has_is_not_sent_again(changed):
    visitor = changed.visitor()
    known = visitor.get("/changes.atom").headers["ETag"]
    assert visitor.get("/changes.atom", headers={"If-None-Match": known}).status_code == 304
