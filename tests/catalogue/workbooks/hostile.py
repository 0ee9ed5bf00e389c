"""Files that want to do harm, each made by code."""

from __future__ import annotations

import struct
from functools import cache
from io import BytesIO
from itertools import repeat
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

SPACES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
BOOK = (
    f'<?xml version="1.0"?><workbook {SPACES} xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    f'relationships"><Relationship Id="rId1" Type="{RELATIONS}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sheet(rows: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}<worksheet {SPACES}><sheetData>{rows}</sheetData>'
        "</worksheet>"
    )


def package(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', **more) -> bytes:
    """An xlsx of one sheet with the rows in XML; `more` are parts, by names with `__` for `/`."""
    parts = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELS,
        "xl/worksheets/sheet1.xml": sheet(rows),
    }
    parts |= {name.replace("__", "/"): content for name, content in more.items()}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(*rows) -> bytes:
    """An honest xlsx with these rows."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("S")
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def sparse_corner() -> bytes:
    """Two cells, as far apart as a sheet allows; 1.4 kB that made a reader abort its process."""
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return package(f'<row r="1"><c r="A1"><v>1</v></c></row>{far}')


def streamed(chunk: str, count: int) -> bytes:
    """A sheet with the chunk that many times, packed without ever being held in memory."""
    out = BytesIO()
    head, tail = sheet("").split("</sheetData>")
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELS)
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            file.write(head.encode())
            for block in repeat(chunk.encode() * 1000, count // 1000):
                file.write(block)
            file.write(f"</sheetData>{tail}".encode())
    return out.getvalue()


@cache
def twelve_million_rows() -> bytes:
    return streamed("<row><c><v>1</v></c></row>", 12_000_000)


@cache
def many_short_rows() -> bytes:
    """As many rows as the size of the unpacked file allows."""
    return streamed("<row/>", 12_000_000)


@cache
def zip_bomb() -> bytes:
    return package(xl__sharedStrings="", **{"xl__bomb.xml": "<a>" + " " * 30_000_000 + "</a>"})


@cache
def lying_bomb() -> bytes:
    """A bomb whose table of contents says that the part is small."""
    big = b"<a>" + b" " * 10_000_000 + b"</a>"
    raw = package(**{"xl__bomb.xml": big.decode()})
    size = struct.pack("<I", len(big))
    return raw.replace(size, struct.pack("<I", 1000))


def nested_zip() -> bytes:
    return package(**{"xl__embeddings__inner.xlsx": package()})


def disguised_zip() -> bytes:
    return package(**{"xl__media__image1.png": package()})


def external_entity() -> bytes:
    declared = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
    return package(**{"xl__worksheets__sheet1.xml": sheet(cell, declared)})


def billion_laughs() -> bytes:
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">' for n in range(10)
    )
    text = (
        f'<?xml version="1.0"?><!DOCTYPE sst [{entities}]><sst {SPACES}><si><t>&l9;</t></si></sst>'
    )
    return package(**{"xl__sharedStrings.xml": text})


def encrypted() -> bytes:
    return CFB + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def old_xls() -> bytes:
    return CFB + bytes(504) + "Workbook".encode("utf-16-le") + bytes(2000)


def macros() -> bytes:
    return package(**{"xl__vbaProject.bin": CFB})


def truncated() -> bytes:
    return workbook(["牌号", "密度"], ["AZ91D", 1.81])[:-200]


def cut_inside() -> bytes:
    """A whole table of contents over a part that is damaged."""
    raw = bytearray(package("<row>" + "<c><v>1</v></c>" * 50_000 + "</row>"))
    place = raw.find(b"worksheets/sheet1.xml") + 40
    raw[place : place + 20] = bytes(20)
    return bytes(raw)


def sheets_without_end() -> bytes:
    """The same part as thousands of sheets, each of which would be read again."""
    one = '<sheet name="S" sheetId="1" r:id="rId1"/>'
    many = "".join(one.replace("S", f"S{n}", 1) for n in range(20_000))
    return package(**{"xl__workbook.xml": BOOK.replace(one, many)})


def lines_without_end() -> bytes:
    return b"name,value\n" + b"A,1\n" * 1_500_000


HOSTILE = {
    sparse_corner: ("x.xlsx", "workbook_too_many_cells", 413),
    twelve_million_rows: ("x.xlsx", "workbook_bomb", 413),
    many_short_rows: ("x.xlsx", "workbook_too_many_cells", 413),
    zip_bomb: ("x.xlsx", "workbook_bomb", 413),
    lying_bomb: ("x.xlsx", "workbook_damaged", 422),
    nested_zip: ("x.xlsx", "workbook_nested", 422),
    disguised_zip: ("x.xlsx", "workbook_nested", 422),
    external_entity: ("x.xlsx", "workbook_dtd", 422),
    billion_laughs: ("x.xlsx", "workbook_dtd", 422),
    encrypted: ("x.xlsx", "workbook_encrypted", 422),
    old_xls: ("renamed.xlsx", "workbook_old_format", 422),
    macros: ("x.xlsm", "workbook_macros", 422),
    truncated: ("x.xlsx", "workbook_damaged", 422),
    cut_inside: ("x.xlsx", "workbook_damaged", 422),
    sheets_without_end: ("x.xlsx", "workbook_bomb", 413),
    lines_without_end: ("x.csv", "workbook_too_many_cells", 413),
    lambda: b"name,value\nA,1\n": ("text.xlsx", "not_a_workbook", 422),
    lambda: b"\x00\x01\x02\xff" * 100: ("x.csv", "not_text", 422),
    lambda: b"  \n": ("x.csv", "workbook_empty", 422),
    lambda: b"%PDF-1.7": ("x.csv", "workbook_other_kind", 422),
    lambda: b"PK\x05\x06" + bytes(18): ("x.xlsx", "workbook_other_kind", 422),
}
"""Each maker with the name of the file, the code of the refusal and its status."""
