"""What a file is by its first bytes and its table of contents; nothing is unpacked here."""

from __future__ import annotations

import struct
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile, ZipInfo

from catalogue.workbooks.refusals import refused

LARGEST = 20_000_000
"""Bytes of a file."""
LARGEST_UNPACKED = 150_000_000
MOST_PARTS = 2000
TIGHTEST = 250
"""How many times a part may be larger than it is packed, unless it is small."""
SMALL = 2_000_000

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<?xml", b"<html", b"<!doctype", b"<table", b"%pdf", b"{\\rtf")
_PACKED = (".zip", ".xlsx", ".xlsm", ".docx", ".pptx", ".jar", ".7z", ".rar", ".gz", ".bz2", ".xz")
_ENTRY = b"PK\x01\x02"
"""The beginning of an entry of the table of contents; counted before the table is read."""
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb")


class Kind(StrEnum):
    """How a file is to be read."""

    XLSX = "xlsx"
    JSON = "json"
    TEXT = "text"


def kind_of(raw: bytes, name: str = "") -> Kind:
    """What the file is; its name decides nothing but what is refused. Raises WorkbookRefused."""
    if not raw.strip():
        raise refused("workbook_empty")
    if len(raw) > LARGEST:
        raise refused("workbook_too_large")
    if raw.startswith((_ZIP, _EMPTY_ZIP)):
        check_package(raw)
        return Kind.XLSX
    _refuse_foreign(raw)
    if PurePath(name).suffix.lower() in _WORKBOOKS:
        raise refused("not_a_workbook")
    return Kind.JSON if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in b"{[" else Kind.TEXT


def _refuse_foreign(raw: bytes) -> None:
    if raw.startswith(_CFB):
        raise refused("workbook_encrypted" if _ENCRYPTED in raw else "workbook_old_format")
    if raw.startswith(_BIFF):
        raise refused("workbook_old_format")
    if raw.lstrip()[:12].lower().startswith(_MARKUP):
        raise refused("workbook_other_kind")


def check_package(raw: bytes) -> None:
    """Look at the table of contents of a zip. Raises WorkbookRefused."""
    if raw.count(_ENTRY) > MOST_PARTS:
        raise refused("workbook_bomb")
    try:
        with ZipFile(BytesIO(raw)) as package:
            parts = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, struct.error):
        raise refused("workbook_damaged") from None
    _check_size(parts)
    _check_parts(parts)


def _check_size(parts: list[ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise refused("workbook_bomb")
    if any(_is_too_tight(part) for part in parts):
        raise refused("workbook_bomb")


def _is_too_tight(part: ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > TIGHTEST * max(part.compress_size, 1)


def _check_parts(parts: list[ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise refused("workbook_encrypted")
    if any(name.endswith(_PACKED) for name in names):
        raise refused("workbook_nested" if "xl/workbook.xml" in names else "workbook_other_kind")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refused("workbook_macros")
    if "xl/workbook.bin" in names:
        raise refused("workbook_binary")
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise refused("workbook_other_kind")
    if len(set(names)) < len(names):
        raise refused("workbook_damaged")
