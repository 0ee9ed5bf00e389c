"""Standards by designation: what is known of each, and which edition takes the place of which.

A title that was not read in its source is kept in `standards.yaml` but is no fact, so it is not
in `Standard.title`. To add a standard, add an entry there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from cards.vocabulary import VOCABULARY, read_yaml
from cards.wording import Wording, normalise

NO_TITLE = Wording("", "")

_ISSUERS = (
    "GB/T|GB|GJB|JB/T|YB/T|YS/T|HB/Z|HB|T/[A-Z]+|ASTM|AMS|ISO|IEC|IEEE|JIS|NACE|MIL|VDG|SAE"
    "|EN ISO|EN|DIN EN ISO|DIN EN|DIN|BS EN ISO|BS EN|BS|ELV|CAMDS"
)
_ADOPTED = re.compile(r"^(?:(?:DIN|BS)?EN(?=ISO)|(?:DIN|BS)(?=EN))")
_METRIC_TWIN = re.compile(r"^(ASTM[A-Z]\d+)(?:/[A-Z]\d+)?M(?!\w)")
_EDITION = re.compile(r"[-:]((?:19|20)\d\d)$")
_SHORT_EDITION = re.compile(r"^((?:ASTM|GB).*\d[A-Z]*)-(\d\d)(?:[A-Z]|E\d)?$")
_BETWEEN = re.compile(r"\([^()]*\)")
_AROUND_EDITION = re.compile(r"\s*([-:])\s*")
_NAMED = re.compile(
    rf"(?<![A-Z])(?:{_ISSUERS})[-\s]?(?:[A-Z]{{1,3}}[-\s]?)?\d[\dA-Z.:-]*"
    r"(?:/[A-Z]\d+M[-\dA-Z]*|/\d+/[A-Z]+)?"
)


@dataclass(frozen=True, slots=True)
class Designation:
    """A standard's number in comparable form, and its edition if one is named."""

    number: str
    year: int | None


@dataclass(frozen=True)
class Standard:
    """A standard or one edition of it; `title` holds only what was read in `source`."""

    designation: str
    title: Wording = NO_TITLE
    covers: str = ""
    superseded_by: str = ""
    in_force: date | None = None
    is_current: bool = False
    source: str = ""

    @property
    def is_verified(self) -> bool:
        """Whether its title was read in a source, in one language at least."""
        return bool(self.title)

    @cached_property
    def key(self) -> Designation:
        return parse_designation(self.designation)


def parse_designation(text: str) -> Designation:
    """Number and edition of one designation: `gb/t228.1—2010` is GBT228.1 of 2010.

    National adoptions are read as the standard they adopt (DIN EN ISO 6892-1 is ISO 6892-1), and
    ASTM E8/E8M as ASTM E8.
    """
    plain = _BETWEEN.sub("", normalise(text).upper()).replace(" ", "")
    plain = _ADOPTED.sub("", plain).replace("GB/T", "GBT")
    plain = _METRIC_TWIN.sub(r"\1", plain)
    year = _EDITION.search(plain)
    if year:
        return Designation(plain[: year.start()], int(year[1]))
    short = _SHORT_EDITION.match(plain)
    if short:
        return Designation(short[1], _century(int(short[2])))
    return Designation(plain, None)


def _century(year: int) -> int:
    return 1900 + year if year > 50 else 2000 + year


def standards_in(text: str) -> tuple[str, ...]:
    """The designations that stand in a text: `按 GB/T 228.1-2021；ISO 6892-1` names two.

    A text that names none is returned whole.
    """
    plain = _AROUND_EDITION.sub(r"\1", normalise(text).upper())
    return tuple(found.rstrip(".:-") for found in _NAMED.findall(plain)) or (text.strip(),)


@dataclass(frozen=True)
class Standards:
    """All standards that are known by designation."""

    entries: tuple[Standard, ...]

    @cached_property
    def by_number(self) -> Mapping[str, tuple[Standard, ...]]:
        """The editions of each number, newest first; an undated entry comes last."""
        grouped: dict[str, list[Standard]] = {}
        for entry in self.entries:
            grouped.setdefault(entry.key.number, []).append(entry)
        return MappingProxyType(
            {
                number: tuple(sorted(editions, key=lambda e: e.key.year or 0, reverse=True))
                for number, editions in grouped.items()
            }
        )

    def editions(self, wanted: Designation) -> tuple[Standard, ...]:
        """The editions of a number; of a part that is not listed, those of the whole series."""
        series = re.sub(r"(?<=\d)\.\d+$", "", wanted.number)
        return self.by_number.get(wanted.number) or self.by_number.get(series, ())

    def find(self, text: str) -> Standard | None:
        """The edition that `text` designates. An undated text means the newest edition; a dated
        one also finds an entry that is known without its year.
        """
        wanted = parse_designation(text)
        for entry in self.editions(wanted):
            if wanted.year is None or entry.key.year in (None, wanted.year):
                return entry
        return None

    def successor(self, text: str) -> Standard | None:
        """The edition that takes the place of the one `text` designates, as its entry says, or
        as a newer edition in force makes evident.
        """
        found, wanted = self.find(text), parse_designation(text)
        if found is not None and found.superseded_by:
            return self.find(found.superseded_by)
        for entry in self.editions(wanted):
            if entry.is_current and wanted.year and (entry.key.year or 0) > wanted.year:
                return entry
        return None


def _title(raw: Mapping[str, Any]) -> Wording:
    title = raw.get("title", {})
    seen = {language: title.get(language, "") for language in raw.get("read", ())}
    return Wording(seen.get("zh", ""), seen.get("en", ""))


def _standard(raw: Mapping[str, Any]) -> Standard:
    in_force = raw.get("in_force")
    return Standard(
        designation=raw["designation"],
        title=_title(raw),
        covers=raw.get("covers", ""),
        superseded_by=raw.get("superseded_by", ""),
        in_force=date.fromisoformat(in_force) if in_force else None,
        is_current=raw.get("current", False),
        source=raw.get("source", ""),
    )


def _named_by_properties() -> Iterator[Standard]:
    for entry in VOCABULARY.properties.values():
        for text in entry.standards:
            yield from map(Standard, standards_in(text))


def read_standards() -> Standards:
    """The standards of `standards.yaml`, and those only named by properties."""
    known = [_standard(raw) for raw in read_yaml("standards.yaml")["standards"]]
    listed = {entry.key for entry in known}
    named = {entry.key: entry for entry in _named_by_properties() if entry.key not in listed}
    return Standards((*known, *named.values()))


STANDARDS = read_standards()


def find_standard(text: str) -> Standard | None:
    """The standard that `text` designates, whatever its spacing, case and dashes."""
    return STANDARDS.find(text)


def successor_of(text: str) -> Standard | None:
    """The standard that takes the place of the one `text` designates, if it is superseded."""
    return STANDARDS.successor(text)
