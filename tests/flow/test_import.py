"""The same life of a card through a file and a command."""

import pytest

from tests.flow.documents import as_json, document

ENTRIES = [
    {"key": "A-1", "card": document(designation="AM71X")},
    {"key": "A-2", "card": document(designation="AM72X")},
]
IMPORT = ("import", "cards.json", "--enterprise", "ACME", "--lang", "en")


def desk(world):
    """The cards of ACME by title, published or not, with what the desk says of them."""
    rows = world.supplier.get("/supplier/").page.all("tr")
    return {row.one("a").text: row.text for row in rows if row.all("a")}


@pytest.fixture(scope="module")
def before(world):
    return desk(world)


@pytest.fixture(scope="module")
def rehearsed(world, before):
    """What a dry run says, and the desk after it."""
    (world.program.folder / "cards.json").write_text(as_json({"cards": ENTRIES}), encoding="utf-8")
    return world.program.run(*IMPORT, "--dry-run").out, desk(world)


@pytest.fixture(scope="module")
def imported(world, rehearsed):
    return world.program.run(*IMPORT, "--submit").out, desk(world)


@pytest.fixture(scope="module")
def repeated(world, imported):
    return world.program.run(*IMPORT, "--submit").out, desk(world)


@pytest.fixture(scope="module")
def published(world, repeated):
    """The imported cards that a reviewer published."""
    reviewer = world.caller("reviewer")
    waiting = [entry["id"] for entry in reviewer.get("/reviews").data["reviews"]]
    for review in waiting[-2:]:
        etag = reviewer.get(f"/reviews/{review}").etag
        reviewer.post(f"/reviews/{review}/publish", If_Match=etag)


def test_a_dry_run_says_what_would_be_done(rehearsed):
    assert ["A-1: new card", "A-2: new card"] == rehearsed[0].splitlines()


def test_a_dry_run_writes_nothing(rehearsed, before):
    assert before == rehearsed[1]


def test_an_import_submits_its_cards(imported, before):
    new = {title: said for title, said in imported[1].items() if title not in before}
    assert ["AM71X-F", "AM72X-F"] == sorted(new)
    assert all("待审核" in said for said in new.values())


def test_a_second_import_changes_nothing(repeated, imported):
    assert imported[1] == repeated[1]
    outcome = [line.partition(": ")[2] for line in repeated[0].splitlines()]
    assert outcome[:2] == ["unchanged", "unchanged"]


def test_an_imported_card_that_is_published_is_found(world, published):
    found = world.caller().get("/search", req="Rp0.2>=120MPa", q="AM71X").data["matches"]
    assert [("AM71X", "qualified")] == [(entry["designation"], entry["tier"]) for entry in found]
