"""The process that looks at one file: its bytes on standard input, what was found on the output.

It limits itself before it reads, and loads what a kind of file needs after it knows the kind. The
answer is a line of JSON; behind it may follow the bytes of a picture that was made.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from catalogue.evidence.kinds import Kind, kind_of
from catalogue.evidence.unfit import Unfit
from catalogue.workbooks.child import limit

Answer = tuple[dict[str, Any], bytes]

LOOKED_AT = 1024
_MARKUP = (b"<script", b"<html", b"<!doctype", b"<svg", b"<?php")
_END_OF_ZIP = b"PK\x05\x06"
_END_LENGTH = 22


def main() -> None:
    """Tell what was found, or why the file is not taken."""
    limit(int(sys.argv[1]))
    try:
        found, body = WORKS[sys.argv[2]](sys.stdin.buffer.read())
    except Unfit as unfit:
        found, body = {"refused": unfit.code}, b""
    except MemoryError:
        found, body = {"refused": "evidence_too_slow"}, b""
    sys.stdout.buffer.write(json.dumps(found).encode() + b"\n" + body)


def look(raw: bytes) -> Answer:
    """Kind, pages and pixels. Raises Unfit."""
    kind = kind_of(raw)
    if kind is None:
        raise Unfit("evidence_other_kind" if raw.strip() else "evidence_empty")
    if kind is not Kind.XLSX:
        refuse_second_kind(raw, kind)
    return {"kind": kind.value, **_LOOKS[kind](raw)}, b""


def refuse_second_kind(raw: bytes, kind: Kind) -> None:
    """Raises Unfit for what other programs would take for a page, a PDF or an archive."""
    head = raw[:LOOKED_AT].lower()
    is_page = kind is not Kind.PDF and b"%pdf-" in head
    if is_page or any(sign in head for sign in _MARKUP) or _ends_as_zip(raw):
        raise Unfit("evidence_two_kinds")


def _ends_as_zip(raw: bytes) -> bool:
    place = raw.rfind(_END_OF_ZIP, -65_535 - _END_LENGTH)
    if place < 0 or len(raw) < place + _END_LENGTH:
        return False
    remark = int.from_bytes(raw[place + 20 : place + _END_LENGTH], "little")
    return place + _END_LENGTH + remark == len(raw)


def _pdf(raw: bytes) -> Mapping[str, int]:
    from catalogue.evidence.documents import look_at_pdf  # noqa: PLC0415 - after the limits

    return look_at_pdf(raw)


def _picture(raw: bytes) -> Mapping[str, int]:
    from catalogue.evidence.pictures import look_at_picture  # noqa: PLC0415 - after the limits

    return look_at_picture(raw)


def _workbook(raw: bytes) -> Mapping[str, int]:
    from catalogue.evidence.documents import look_at_workbook  # noqa: PLC0415 - after the limits

    return look_at_workbook(raw)


def logo(raw: bytes) -> Answer:
    """A small PNG of a picture. Raises Unfit."""
    from catalogue.evidence.pictures import small_png  # noqa: PLC0415 - after the limits

    if kind_of(raw) not in (Kind.PNG, Kind.JPEG):
        raise Unfit("logo_other_kind")
    return {}, small_png(raw)


_LOOKS: Mapping[Kind, Callable[[bytes], Mapping[str, int]]] = {
    Kind.PDF: _pdf,
    Kind.PNG: _picture,
    Kind.JPEG: _picture,
    Kind.XLSX: _workbook,
}
WORKS: Mapping[str, Callable[[bytes], Answer]] = {"look": look, "logo": logo}


if __name__ == "__main__":
    main()
