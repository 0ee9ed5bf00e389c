"""What a print says of itself to machines: PDF/A-3u, PDF/UA-1, and the data that it carries.

PDF/A-3 is ISO 19005-3, PDF/UA-1 is ISO 14289-1. The engine writes the claim to the first; the
second needs a name that PDF/A does not know, which must be explained where it is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pikepdf

from catalogue.pdf.data_files import DataFile

_UNIVERSAL_ACCESS = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description><rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>part of ISO 14289 that the document conforms to\
</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>\
</pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


def claim_access(book: pikepdf.Pdf) -> None:
    """Say that the print can be read by those who cannot see it."""
    said = book.Root.Metadata.read_bytes()
    assert said.count(b"</rdf:RDF>") == 1
    book.Root.Metadata.write(said.replace(b"</rdf:RDF>", _UNIVERSAL_ACCESS))


def attach(book: pikepdf.Pdf, files: Sequence[DataFile], on: date | None) -> None:
    """Let the print carry its data, each file with its relation to what is printed."""
    associated = pikepdf.Array()
    for file in files:
        specification = pikepdf.AttachedFileSpec(
            book,
            file.content,
            description=file.description,
            filename=file.name,
            mime_type=file.media_type,
            creation_date=_pdf_date(on),
            mod_date=_pdf_date(on),
            relationship=pikepdf.Name(f"/{file.relation}"),
        )
        book.attachments[file.name] = specification
        associated.append(book.attachments[file.name].obj)
    if files:
        book.Root.AF = associated


def _pdf_date(day: date | None) -> str:
    return f"D:{day:%Y%m%d}000000Z" if day else ""
