"""The sources of a card as numbered lines, with the files that stand behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cards.card import Card
from cards.sources import SOURCE_KIND_NAMES, Source
from cards.wording import NO_WORDING, Wording

SHORT = 16


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A kept file as a page shows it: its name, what it is, and where it is fetched."""

    sha256: str
    name: str
    details: Wording
    url: str
    is_public: bool

    @property
    def short(self) -> str:
        """The beginning of the hash, by which people compare it."""
        return self.sha256[:SHORT]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One numbered source; `report` is the beginning of the hash of its file, and `file` the file
    itself for those who may read it."""

    number: int
    kind: Wording
    title: str
    details: str
    url: str
    is_verified: bool
    attachment: str = ""
    file: SourceFile | None = None

    @property
    def report(self) -> str:
        return self.attachment[:SHORT]


def source_text(source: Source | None) -> Wording:
    """The kind and the title of a source in one line; nothing where there is none."""
    if source is None:
        return NO_WORDING
    kind = SOURCE_KIND_NAMES[source.kind]
    return Wording(f"{kind.zh}：{source.title}", f"{kind.en}: {source.title}")


def source_lines(card: Card) -> tuple[SourceLine, ...]:
    """The lines of all sources, in the order of the card."""
    return tuple(_source(number, source) for number, source in enumerate(card.sources, start=1))


def with_files(
    lines: tuple[SourceLine, ...], files: Mapping[str, SourceFile]
) -> tuple[SourceLine, ...]:
    """The lines with those of the files, by their hashes, that the reader may see."""
    return tuple(replace(line, file=files.get(line.attachment)) for line in lines)


def _source(number: int, source: Source) -> SourceLine:
    return SourceLine(
        number=number,
        kind=SOURCE_KIND_NAMES[source.kind],
        title=source.title,
        details=", ".join(_details(source)),
        url=source.address,
        is_verified=source.verified,
        attachment=source.attachment_sha256,
    )


def _details(source: Source) -> list[str]:
    accreditation = [
        f"{label} {text}" for label, text in (("CNAS", source.cnas), ("CMA", source.cma)) if text
    ]
    details = [
        source.laboratory,
        *accreditation,
        source.report_no,
        source.dated.isoformat() if source.dated else "",
        f"DOI {source.doi}" if source.doi else "",
        source.licence,
        source.note,
    ]
    return [detail for detail in details if detail]
