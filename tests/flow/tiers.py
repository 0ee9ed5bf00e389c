"""The tiers of a ranking, as somebody goes through them page by page."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from tests.flow.page import Element
from tests.flow.visitors import Person

TIERS = ("qualified", "possible", "excluded")


def pages_of(person: Person, path: str, tier: str, **query: object) -> Iterator[Element]:
    """The section of a tier on each of its pages; none where no card is in it."""
    page = person.get(path, tier=tier, **query).page
    while True:
        sections = [
            entry for entry in page.all("section") if entry.attrs.get("aria-labelledby") == tier
        ]
        yield from sections
        onward = [link for entry in sections for link in entry.all("a", rel="next nofollow")]
        if not onward:
            return
        address = urlsplit(onward[0].attrs["href"])
        page = person.get(address.path, **parse_qs(address.query)).page


def rows_of(section: Element) -> list[Element]:
    """What shows a card in a tier: a row, or where it is excluded a body of rows."""
    if section.attrs["aria-labelledby"] == "excluded":
        return section.all("tbody")
    return section.one("table", "matches").one("tbody").all("tr")


def number_in(row: Element) -> str:
    return row.one("span", "code").text
