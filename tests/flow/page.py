"""A page as a tree of elements, read by the parser of the standard library."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta"))
"""The elements of HTML among ours that have no end; those of SVG say their own."""


@dataclass
class Element:
    """One element with what is in it."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words in it, one space between them."""
        return " ".join("".join(self._pieces()).split())

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    def all(self, tag: str = "", css: str = "", **attrs: str) -> list["Element"]:
        """The elements in it, in order, that have that tag, class and attributes."""
        return [entry for entry in self._elements() if entry.is_a(tag, css, attrs)]

    def one(self, tag: str = "", css: str = "", **attrs: str) -> "Element":
        """The first of them, which must be there."""
        found = self.all(tag, css, **attrs)
        assert found, f"no {tag} {css} {attrs} in {self.text[:500]}"
        return found[0]

    def said(self, css: str) -> str:
        """The words of the first element of that class, or nothing."""
        found = self.all(css=css)
        return found[0].text if found else ""

    def is_a(self, tag: str, css: str, attrs: dict[str, str]) -> bool:
        return (
            tag in ("", self.tag)
            and (not css or css in self.classes)
            and attrs.items() <= self.attrs.items()
        )

    def _elements(self) -> Iterator["Element"]:
        for entry in self.inside:
            if isinstance(entry, Element):
                yield entry
                yield from entry._elements()

    def _pieces(self) -> Iterator[str]:
        for entry in self.inside:
            if isinstance(entry, str):
                yield entry
            elif entry.tag not in ("script", "style"):
                yield from entry._pieces()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: given or "" for name, given in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, entry in enumerate(self.open) if entry.tag == tag]
        if places:
            del self.open[places[-1] :]

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(text: str) -> Element:
    """The whole page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.open[0]
