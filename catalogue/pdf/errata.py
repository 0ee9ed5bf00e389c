"""The errata sheet of an edition."""

from __future__ import annotations

from datetime import date

from catalogue.pdf import engine
from catalogue.pdf.assembly import Binding, Part, assemble
from catalogue.pdf.parts import write_part
from catalogue.pdf.print_language import PrintLanguage
from schemas.errata import Errata


def errata_pdf(errata: Errata, locale: str) -> bytes:
    """The PDF of an errata sheet; the same errata give the same bytes."""
    lang = PrintLanguage.of(locale)
    content = {"errata": errata, "lang": lang, "stamp": f"{errata.as_of}T00:00:00Z"}
    document = engine.lay_out("errata.html", ("set.css",), **content)
    part = Part(write_part(document, f"errata {errata.edition}"))
    return assemble([part], Binding({}, lang, date.fromisoformat(errata.as_of)))
