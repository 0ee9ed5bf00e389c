"""A set that is wished for on the page, printed by a job, and downloaded."""

import re
from urllib.parse import unquote

import pytest

from tests.flow.printed import Printed

DISPOSITION = re.compile(
    r"attachment; filename=\"?(?P<plain>[\w.-]+\.pdf)\"?; filename\*=UTF-8''(?P<chinese>\S+)"
)

PICTURE = re.compile(
    r'<img src="([^"]+/page-\d\.png)" width="240" height="339" loading="lazy" alt="[^"]+">'
)


@pytest.fixture(scope="module")
def cards(acme_card):
    """A literature card and one of ACME."""
    return ["MG-000001", acme_card]


def wish(world, cards):
    visitor = world.visitor()
    return visitor.send(visitor.get("/sets/"), "/sets/", cards=", ".join(cards))


@pytest.fixture(scope="module")
def progress(world, cards):
    """The page to which a wish leads."""
    return wish(world, cards)


@pytest.fixture(scope="module")
def job(world, progress):
    """The job, once it is over."""
    return world.caller().wait_for(progress.url.rsplit("/", 1)[1])


@pytest.fixture(scope="module")
def download(world, job):
    return world.visitor().get(job["result"])


@pytest.fixture(scope="module")
def printed(world, download):
    path = world.program.folder / "wished.pdf"
    path.write_bytes(download.raw)
    return Printed(path)


def numbers_of(card):
    """Every number of the values and of the composition, digits as typed."""
    elements = card.get("composition", {}).get("elements", [])
    shares = [element.get(part) for element in elements for part in ("min", "max", "measured")]
    typed = [*shares, *(entry.get("value") for entry in card["values"])]
    return [number for text in filter(None, typed) for number in re.findall(r"\d+(?:\.\d+)?", text)]


def test_a_set_that_is_ready_shows_its_first_pages(world, progress, job):
    """Pictures of the pages themselves, as many as there are of the first four."""
    assert job["state"] == "done"
    path = progress.url.removeprefix(world.server.address)
    page = world.visitor().get(path).text
    addresses = PICTURE.findall(page)
    assert len(addresses) == 4
    pictures = [world.visitor().get(address).raw for address in addresses]
    for picture in pictures:
        assert picture.startswith(b"\x89PNG")
        assert len(picture) < 120_000
    assert len(set(pictures)) == 4
    assert world.visitor().get(addresses[0].replace("page-1", "page-5")).status == 404


def test_a_wish_leads_to_a_page_that_can_be_reloaded(world, progress):
    assert progress.status == 200
    assert world.visitor().get(progress.url.removeprefix(world.server.address)).status == 200


def test_the_same_wish_is_the_same_job(world, cards, progress):
    assert progress.url == wish(world, cards).url


def test_the_interface_tells_when_the_job_is_done(job):
    assert ("card_set", "done", 1.0) == (job["kind"], job["state"], job["progress"])


def test_the_page_of_a_finished_job_offers_the_file(world, job):
    links = world.visitor().get(f"/sets/jobs/{job['id']}").page.all("a", "button")
    assert [job["result"]] == [link.attrs["href"] for link in links]


def test_the_file_is_a_pdf_with_a_plain_and_a_chinese_name(download):
    assert (200, "application/pdf") == (download.status, download.headers["Content-Type"])
    names = DISPOSITION.fullmatch(download.headers["Content-Disposition"])
    assert names["plain"].isascii()
    assert re.fullmatch(r"镁材料性能卡片集-\d{4}-\d\d-\d\d\.pdf", unquote(names["chinese"]))


def test_the_set_holds_the_wished_cards_with_their_fonts(printed, cards):
    assert cards == [*printed.contents]
    assert {"yes"} == {embedded for _, embedded in printed.fonts}


def test_every_entry_of_the_contents_names_the_page_on_which_its_card_begins(printed):
    for number, first in printed.contents.items():
        assert number in printed.pages[first - 1]
        assert "关键数据" in printed.pages[first - 1]


def test_every_number_of_a_card_is_printed_as_the_interface_gives_it(world, printed, cards):
    for number in cards:
        words = printed.words_of(number)
        typed = numbers_of(world.caller().get(f"/cards/{number}").data["card"])
        missing = [text for text in typed if not re.search(rf"(?<![\d.]){text}(?!\d)", words)]
        assert typed
        assert [] == missing


def test_a_printed_card_leads_back_to_its_revision(world, printed, acme_card):
    assert f"{world.server.address}/c/{acme_card}/v1" in printed.words_of(acme_card)
