"""Honest test reports and files that want to do harm, each made by code."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pikepdf
from PIL import Image

from tests.catalogue.workbooks import hostile as workbooks


def report(text: str = "report", pages: int = 1, **root: object) -> bytes:
    """A PDF; another text gives another file, `root` is put into its catalogue."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    document.docinfo["/Title"] = text
    for key, entry in root.items():
        document.Root[f"/{key}"] = document.make_indirect(entry)
    made = BytesIO()
    document.save(made, deterministic_id=True)
    return made.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), colour: str = "red") -> bytes:
    made = BytesIO()
    Image.new("RGB", size, colour).save(made, kind)
    return made.getvalue()


def book() -> bytes:
    return workbooks.workbook(["牌号", "密度"], ["AZ91D", 1.81])


def locked(user: str, owner: str = "owner") -> bytes:
    """A PDF that opens with the password `user`; changes want another one."""
    made = BytesIO()
    with pikepdf.open(BytesIO(report())) as document:
        document.save(made, encryption=pikepdf.Encryption(user=user, owner=owner))
    return made.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def huge_png(side: int = 50_000) -> bytes:
    """A picture of 2.5 billion pixels in 2.4 MB, all of them there."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(side + 1)
    body = b"".join(packer.compress(row) for _ in range(200)) + packer.flush()
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def text_bomb() -> bytes:
    """A small picture with a compressed remark of 100 MB."""
    whole = picture()
    remark = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(100_000_000)))
    return whole[:33] + remark + whole[33:]


def script_in(where: str) -> bytes:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    if where == "names":
        listed = pikepdf.Array([pikepdf.String("a"), action])
        tree = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=listed))
        return report(Names=tree)
    return report(OpenAction=action)


def launching() -> bytes:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
    return report(OpenAction=action)


def escaped_script() -> bytes:
    """An action whose name is written with numbers of its signs."""
    return script_in("open").replace(b"/S /JavaScript", b"/S /J#61v#61Script")


def xfa() -> bytes:
    form = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=pikepdf.String("<xdp/>"))
    return report(AcroForm=form)


def endless_tree() -> bytes:
    """A PDF whose tree of pages is its own branch."""
    with pikepdf.open(BytesIO(report())) as document:
        document.Root.Pages.Kids = pikepdf.Array([document.Root.Pages])
        made = BytesIO()
        document.save(made)
        return made.getvalue()


def nested_arrays() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 2_000_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

HOSTILE = {
    huge_png: ("evidence_too_many_pixels", 413),
    text_bomb: ("evidence_damaged", 422),
    lambda: picture()[:-30]: ("evidence_damaged", 422),
    lambda: picture("JPEG", (400, 300))[:-200]: ("evidence_damaged", 422),
    lambda: picture() + workbooks.package(): ("evidence_two_kinds", 422),
    lambda: picture("JPEG")[:20] + b"%PDF-1.7" + picture("JPEG")[20:]: ("evidence_two_kinds", 422),
    lambda: b"\xff\xd8\xff\xe0<script>alert(1)</script>": ("evidence_two_kinds", 422),
    lambda: report() + workbooks.package(): ("evidence_two_kinds", 422),
    lambda: script_in("open"): ("evidence_active", 422),
    lambda: script_in("names"): ("evidence_active", 422),
    escaped_script: ("evidence_active", 422),
    launching: ("evidence_active", 422),
    xfa: ("evidence_active", 422),
    lambda: locked("secret"): ("evidence_encrypted", 422),
    endless_tree: ("evidence_damaged", 422),
    nested_arrays: ("evidence_damaged", 422),
    lambda: b"%PDF-1.7\n" + bytes(1000): ("evidence_damaged", 422),
    lambda: SVG: ("evidence_other_kind", 422),
    lambda: b"<!doctype html><script>alert(1)</script>": ("evidence_other_kind", 422),
    lambda: b"MZ" + bytes(500): ("evidence_other_kind", 422),
    lambda: b"  \n": ("evidence_empty", 422),
    lambda: b"": ("evidence_empty", 422),
    workbooks.old_xls: ("evidence_other_kind", 422),
    workbooks.zip_bomb: ("workbook_bomb", 413),
    workbooks.nested_zip: ("workbook_nested", 422),
    workbooks.external_entity: ("workbook_dtd", 422),
    workbooks.billion_laughs: ("workbook_dtd", 422),
    workbooks.macros: ("workbook_macros", 422),
    workbooks.sparse_corner: ("workbook_too_many_cells", 413),
    lambda: bytes(20_000_001): ("evidence_too_large", 413),
}
"""Each maker with the code of the refusal and its status."""
