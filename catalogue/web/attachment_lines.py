"""Kept files as pages show them: name, kind, pages or pixels, size and the way to the content."""

from __future__ import annotations

from flask import url_for

from cards.wording import Wording
from catalogue.evidence.kinds import KIND_BY_MEDIA_TYPE, KIND_NAMES, Kind
from catalogue.store.attachments import Attachment
from schemas.sheet_sources import SourceFile


def source_file(entry: Attachment) -> SourceFile:
    """The file as a page links to it."""
    kind = KIND_BY_MEDIA_TYPE[entry.media_type]
    parts = [KIND_NAMES[kind], _extent(kind, entry), _size(entry.size)]
    return SourceFile(
        sha256=entry.sha256,
        name=entry.name,
        details=Wording(
            " · ".join(part.zh for part in parts if part.zh),
            " · ".join(part.en for part in parts if part.en),
        ),
        url=url_for("attachments.fetch", sha256=entry.sha256, name=entry.name),
        is_public=entry.is_public,
    )


def _extent(kind: Kind, entry: Attachment) -> Wording:
    if entry.width and entry.height:
        pixels = f"{entry.width} × {entry.height} px"
        return Wording(pixels, pixels)
    count = entry.pages or 0
    plural = "" if count == 1 else "s"
    if kind is Kind.XLSX:
        return Wording(f"{count} 个工作表", f"{count} sheet{plural}")
    return Wording(f"{count} 页", f"{count} page{plural}")


def _size(size: int) -> Wording:
    text = f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{max(size / 1e3, 0.1):.1f} kB"
    return Wording(text, text)
