"""Reads the cards back out of a print."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from cards.wording import Wording
from catalogue.pdf.data_files import CARDS
from catalogue.pdf.unreadable import PrintUnreadable
from schemas.document import document_hash
from schemas.exports.card_json import FORMAT

LARGEST = 64_000_000
"""Bytes of data; a set of 500 full cards stays below."""
LARGEST_REVISION = 2**31 - 1
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card of a print: the revision it says it is, and whether its content has the hash that was
    printed. `entry` is everything that the print holds of it."""

    number: str
    revision: int
    content_hash: str
    is_whole: bool
    entry: Mapping[str, Any]


def read_print(pdf: bytes) -> Sequence[ReadCard]:
    """The cards of a print in its order. Raises PrintUnreadable."""
    data = _attached(pdf)
    try:
        said = json.loads(data)
        if said["format"] != FORMAT:
            raise PrintUnreadable(_other_format(_name(said["format"])))
        cards = [_card(entry) for entry in said["cards"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise PrintUnreadable(_DAMAGED) from None
    if not cards:
        raise PrintUnreadable(_DAMAGED)
    return cards


def _attached(pdf: bytes) -> bytes:
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            if CARDS not in opened.attachments:
                raise PrintUnreadable(_WITHOUT_DATA)
            return _unpacked(opened.attachments[CARDS].get_file().obj)
    except pikepdf.PasswordError:
        raise PrintUnreadable(_LOCKED) from None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError):
        raise PrintUnreadable(_NO_PDF) from None


def _unpacked(stream: pikepdf.Object) -> bytes:
    """The bytes of an attached file, whatever size it says it has."""
    raw = stream.read_raw_bytes()
    packed = stream.get("/Filter")
    if packed is None:
        return raw
    if packed not in (pikepdf.Name.FlateDecode, pikepdf.Array([pikepdf.Name.FlateDecode])):
        raise PrintUnreadable(_DAMAGED)
    # Some kilobytes can be packed that unfold to more than the memory holds.
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(raw, LARGEST)
    except zlib.error:
        raise PrintUnreadable(_DAMAGED) from None
    if unpacking.unconsumed_tail:
        raise PrintUnreadable(_DAMAGED)
    return data


def _card(entry: Mapping[str, Any]) -> ReadCard:
    said, revision = _name(entry["content_hash"]), entry["revision"]
    if type(revision) is not int or not 0 < revision <= LARGEST_REVISION:
        raise ValueError(revision)
    is_whole = document_hash(entry["card"]) == said
    return ReadCard(_name(entry["number"]), revision, said, is_whole, entry)


def _name(said: object) -> str:
    """A short text that can be shown and asked for. Raises ValueError."""
    if not isinstance(said, str) or len(said) > LONGEST_NAME or not said.isprintable():
        raise ValueError
    return said


def _other_format(name: str) -> Wording:
    return Wording(
        f"PDF 中的数据格式为 {name}，本程序读 {FORMAT}；请用相应版本的程序读取。",
        f"The data in the PDF have the format {name}; this program reads {FORMAT}. "
        "Read it with the program that fits.",
    )


_NO_PDF = Wording(
    "不是可读的 PDF 文件，或者文件已损坏，请重新下载。",
    "This is not a PDF that can be read, or it is damaged. Download it again.",
)
_LOCKED = Wording("PDF 有密码，请先去掉密码。", "The PDF has a password; remove it first.")
_WITHOUT_DATA = Wording(
    f"PDF 中没有卡片数据（附件 {CARDS}）：它不是本目录印制的，或附件已被去掉。请重新下载。",
    f"The PDF holds no card data (attachment {CARDS}): it was not printed by the catalogue, or "
    "lost its attachments. Download it again.",
)
_DAMAGED = Wording(
    f"PDF 中的卡片数据（附件 {CARDS}）已损坏，请重新下载。",
    f"The card data in the PDF (attachment {CARDS}) are damaged. Download it again.",
)
