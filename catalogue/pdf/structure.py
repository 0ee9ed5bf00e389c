"""The structure tree of a print: that of each of its parts, one after another (ISO 32000-1, 14.7).

A page knows its place in the tree by a number, and so does each of its links; the numbers of a
part begin at 0, so they are given anew here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf


class StructureTree:
    """The tree of a book, to which the parts are added in the order of their pages."""

    def __init__(self, book: pikepdf.Pdf) -> None:
        self._book = book
        self._root = book.Root.StructTreeRoot
        self._document = self._root.K[0]
        self._numbers = self._root.ParentTree.Nums
        self._next = len(self._numbers) // 2

    def add(self, part: pikepdf.Pdf, pages: Sequence[pikepdf.Page], kind: pikepdf.Name) -> None:
        """Add the tree of a part whose pages were just appended, as one element of that kind."""
        tree = self._book.copy_foreign(part.Root.StructTreeRoot)
        element = tree.K[0]
        element.S = kind
        element.P = self._document
        self._document.K.append(element)
        self._number_anew(pages, tree.ParentTree.Nums)

    def finish(self) -> None:
        """Say which number the next one would be."""
        self._root.ParentTreeNextKey = self._next

    def _number_anew(self, pages: Sequence[pikepdf.Page], numbers: pikepdf.Array) -> None:
        first = self._next
        for place in range(0, len(numbers), 2):
            self._numbers.append(first + int(numbers[place]))
            self._numbers.append(numbers[place + 1])
        self._next = first + len(numbers) // 2
        for numbered, key in _numbered(pages):
            numbered[key] = first + int(numbered[key])


def _numbered(pages: Sequence[pikepdf.Page]) -> Iterator[tuple[pikepdf.Object, str]]:
    for page in pages:
        yield page.obj, "/StructParents"
        for annotation in page.get("/Annots", []):
            if "/StructParent" in annotation:
                yield annotation, "/StructParent"
