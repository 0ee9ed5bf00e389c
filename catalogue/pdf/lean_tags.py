"""Takes out of a structure tree the elements that say nothing (ISO 32000-1, 14.8.4).

The engine makes an element of every box. A span without a language, a description or an attribute
of its own only stands between what it holds and what that belongs to, and four elements of five
are such spans: without them a set is a third smaller and is bound in less time and memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any, TypeAlias

Element: TypeAlias = dict[str, Any]
Reference: TypeAlias = bytes

_PLAIN = {"Type", "S", "K", "Pg", "P"}
_INLINE = {"/Span", "/NonStruct"}
_HOLDS_TEXT = {
    *("/P", "/TD", "/TH", "/LBody", "/Lbl", "/Link", "/Caption", "/Span"),
    *(f"/H{level}" for level in range(1, 7)),
}
_HOLDS_ELEMENTS = _HOLDS_TEXT | {"/Div", "/Sect", "/Art", "/Part", "/Document"}


def take_out_empty_tags(_document: object, pdf: Any) -> None:
    """For the engine to call before it writes a PDF, in which what is left out stays unreferred."""
    root = next(entry for entry in pdf.objects if _is(entry, "/StructTreeRoot"))
    elements = {entry.reference: entry for entry in pdf.objects if _is(entry, "/StructElem")}
    tree = _Tree(elements)
    for reference in root["K"]:
        tree.thin(elements[reference])
    (numbers,) = (entry for entry in pdf.objects if entry.reference == root["ParentTree"])
    for place, owner in enumerate(numbers["Nums"]):
        if isinstance(owner, list):
            owner[:] = map(tree.owner_of, owner)
        elif isinstance(owner, bytes):
            numbers["Nums"][place] = tree.owner_of(owner)


def _is(entry: Any, kind: str) -> bool:
    return isinstance(entry, dict) and entry.get("Type") == kind


class _Tree:
    """The elements by reference, and which element took over what another one held."""

    def __init__(self, elements: Mapping[Reference, Element]) -> None:
        self._elements = elements
        self._heirs: dict[Reference, Reference] = {}

    def thin(self, element: Any) -> None:
        """Let the element hold directly what elements that say nothing hold below it."""
        kept: list[Any] = []
        left = deque(element["K"])
        while left:
            kid = left.popleft()
            below: Any = self._elements.get(kid) if isinstance(kid, bytes) else None
            if below is not None:
                self.thin(below)
                if _says_nothing(below) and _may_hold(element, below["K"]):
                    self._heirs[kid] = element.reference
                    self._adopt(element.reference, below["K"])
                    # One of these may be held here that could not be held there.
                    left.extendleft(reversed(below["K"]))
                    continue
            kept.append(kid)
        element["K"][:] = kept

    def owner_of(self, reference: Reference) -> Reference:
        """Who holds what that element once held."""
        while reference in self._heirs:
            reference = self._heirs[reference]
        return reference

    def _adopt(self, parent: Reference, kids: list[Any]) -> None:
        for kid in kids:
            if isinstance(kid, bytes) and kid in self._elements:
                self._elements[kid]["P"] = parent


def _says_nothing(element: Element) -> bool:
    is_plain = element.keys() <= _PLAIN
    return is_plain and (element["S"] in _INLINE or (element["S"] == "/Div" and not _text(element)))


def _may_hold(element: Element, kids: list[Any]) -> bool:
    holders = _HOLDS_TEXT if any(isinstance(kid, int) for kid in kids) else _HOLDS_ELEMENTS
    return element["S"] in holders


def _text(element: Element) -> bool:
    return any(isinstance(kid, int) for kid in element["K"])
