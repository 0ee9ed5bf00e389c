"""From what marshmallow reports to problems: code, path in the document, wording that names the
field, and the smallest part that a draft must lay aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from marshmallow import fields

from cards.errors import UnknownProperty
from cards.problems import Path, Problem, Severity
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.complaint import ORDINARY, Complaint, unknown_field
from schemas.elements import find_element
from schemas.fields import Entry, title_of
from schemas.part import Part, Rows, Within
from schemas.typed_document import part_at
from schemas.typed_text import number_text

Holder = Part | fields.Field[Any] | None
_WHOLE = "_schema"
"""Where marshmallow reports what concerns a part as a whole; people may type this name, too."""
_ABOUT_A_NAME = ("unknown_field", "unknown_axis")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A problem with the path of the part that cannot be kept because of it."""

    problem: Problem
    part: Path


def refusals(messages: object, root: Part, document: object) -> Iterator[Refusal]:
    """Everything in `messages` of loading `document` by `root`."""
    for path, complaint in _complaints(messages, ()):
        yield _refusal(path, complaint, root, document)


def _complaints(messages: Any, path: Path) -> Iterator[tuple[Path, Complaint | str]]:
    if isinstance(messages, Mapping):
        for step, inner in messages.items():
            yield from _complaints(inner, (*path, step))
    else:
        for complaint in messages:
            yield path, complaint


def _refusal(path: Path, complaint: Complaint | str, root: Part, document: object) -> Refusal:
    code = complaint.code if isinstance(complaint, Complaint) else complaint
    if path[-1:] == (_WHOLE,) and code not in _ABOUT_A_NAME:
        path = path[:-1]
    holders = _holders(path, root)
    said = complaint if isinstance(complaint, Complaint) else _ordinary(complaint, path, holders)
    label = _label(path, holders, document)
    finding = Wording(f"{label.zh}：{said.finding.zh}", f"{label.en}: {said.finding.en}")
    problem = Problem(said.code, Severity.HARD, path, finding, said.advice, said.numbers)
    return Refusal(problem, _part(path, holders))


def _ordinary(code: str, path: Path, holders: list[Holder]) -> Complaint:
    if code != "unknown_field":
        return ORDINARY[code]
    part = _as_part(holders[len(path) - 1])
    assert part is not None
    return unknown_field(str(path[-1]), tuple(part.by_key))


def _holders(path: Path, root: Part) -> list[Holder]:
    """What each step of `path` is taken from, and at the end what stands there."""
    holders: list[Holder] = [root]
    for step in path:
        holders.append(_inside(holders[-1], step))
    return holders


def _inside(holder: Holder, step: str | int) -> Holder:
    if isinstance(holder, Rows):
        return holder.inner
    part = _as_part(holder)
    return None if part is None else part.by_key.get(str(step))


def _as_part(holder: Holder) -> Part | None:
    if isinstance(holder, Within):
        return holder.part
    return holder if isinstance(holder, Part) else None


def _part(path: Path, holders: list[Holder]) -> Path:
    """The smallest part that has to go: an entry, or what cannot be without it."""
    for place, (step, holder) in enumerate(zip(path, holders, strict=False)):
        part = _as_part(holder)
        is_closed = part is None and not isinstance(holder, Rows) and not _is_open(holder)
        if is_closed or (part is not None and step in part.essential):
            return path[:place]
    return path


def _is_open(holder: Holder) -> bool:
    return isinstance(holder, Entry) and holder.is_open


def _label(place: Path, holders: list[Holder], document: object) -> Wording:
    """What people call the place: `性能数值 弹性模量 · 单位`."""
    names: list[Wording] = []
    here = document
    for step, holder in zip(place, holders[1:], strict=False):
        here = part_at(here, step)
        if isinstance(step, int) and names:
            names[-1] = _joined(_name(holder, ""), " ", _identity(here, step))
        else:
            names.append(_name(holder, str(step)))
    return reduce(lambda a, b: _joined(a, " · ", b), names or [Wording("文档", "document")])


def _joined(first: Wording, glue: str, second: Wording) -> Wording:
    return Wording(f"{first.zh}{glue}{second.zh}", f"{first.en}{glue}{second.en}")


def _name(holder: Holder, step: str) -> Wording:
    if isinstance(holder, Within | Rows | Entry):
        return title_of(holder)
    axis = VOCABULARY.axes.get(step)
    return axis.name if axis else Wording(step[:40], step[:40])


def _identity(raw: object, place: int) -> Wording:
    """How an entry of a list is told from the others: by property, id, element or number."""
    for key in ("property", "id", "element"):
        typed = part_at(raw, key)
        text = typed.strip() if isinstance(typed, str) else number_text(typed)
        if text:
            return _known_name(key, text[:40])
    return Wording(f"第 {place + 1} 项", f"no. {place + 1}")


def _known_name(key: str, text: str) -> Wording:
    if key == "property":
        return _property_name(text)
    name = find_element(text) if key == "element" else None
    return Wording(name or text, name or text)


def _property_name(text: str) -> Wording:
    try:
        return VOCABULARY.find_property(text).name
    except UnknownProperty:
        return Wording(text, text)
