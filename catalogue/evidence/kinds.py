"""The kinds of files that are taken as evidence, told by their first bytes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from cards.wording import Wording

LARGEST = 20_000_000
"""Bytes of a file."""
LONGEST_NAME = 120


class Kind(StrEnum):
    """What a file is, whatever it is called."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    XLSX = "xlsx"


KIND_NAMES = {
    Kind.PDF: Wording("PDF", "PDF"),
    Kind.PNG: Wording("图片 PNG", "PNG picture"),
    Kind.JPEG: Wording("图片 JPEG", "JPEG picture"),
    Kind.XLSX: Wording("工作簿 xlsx", "xlsx workbook"),
}
MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KIND_BY_MEDIA_TYPE = {text: kind for kind, text in MEDIA_TYPES.items()}
_SUFFIXES = {
    Kind.PDF: (".pdf",),
    Kind.PNG: (".png",),
    Kind.JPEG: (".jpg", ".jpeg"),
    Kind.XLSX: (".xlsx",),
}
_BEGINNINGS = (
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"PK\x03\x04", Kind.XLSX),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found in a file: its pages or work sheets, its width and height in pixels."""

    kind: Kind
    pages: int | None = None
    width: int | None = None
    height: int | None = None


def kind_of(raw: bytes) -> Kind | None:
    """The kind that the file begins like, if it is taken at all."""
    return next((kind for sign, kind in _BEGINNINGS if raw.startswith(sign)), None)


def name_for(typed: str, kind: Kind) -> str:
    """A name under which the file may be saved: no folders, no signs that act, and ending as its
    kind does."""
    base = PurePosixPath(typed.replace("\\", "/")).name
    name = "".join(sign for sign in base if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, suffix = name[: len(name) - len(PurePosixPath(name).suffix)], PurePosixPath(name).suffix
    if suffix.lower() not in _SUFFIXES[kind]:
        stem, suffix = name, _SUFFIXES[kind][0]
    return (stem.strip(" .")[: LONGEST_NAME - len(suffix)] or "report") + suffix.lower()
