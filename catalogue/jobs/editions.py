"""Prints an official edition, signs it, seals its manifest, and keeps all three."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from cards.edition import Issued
from catalogue.blobs import Blobs
from catalogue.db import Database
from catalogue.jobs.printing import PUBLISHER, SHEETS, form_of, set_content
from catalogue.jobs.runner import Report
from catalogue.pdf.render import CARD_LIMITS, print_apart, set_pdf_apart
from catalogue.pdf.signature import Certificate
from catalogue.pdf.views import SetContent
from catalogue.sealing import Seal
from catalogue.services.editions import settle
from schemas.edition_manifest import Manifest, Printed, manifest_text

LARGEST = 1 << 30
"""Bytes of a print; that of 500 cards has a sixtieth of them."""


@dataclass(frozen=True, slots=True)
class EditionPress:
    """Who prints editions: where files are kept, the seal, and the certificate if there is one."""

    blobs: Blobs
    seal: Seal
    certificate: Certificate | None

    def __call__(self, database: Database, wish: Any, folder: Path, report: Report) -> str:
        """Fulfil the wish for an edition; the name of the file."""
        content = set_content(database, wish)
        printed = printed_edition(content, wish, folder.parent.parent / SHEETS, report)
        given_out = self._signed(printed, wish["edition"])
        manifest = _manifest(content, wish, printed, given_out)
        with self.blobs.arriving(BytesIO(given_out), LARGEST) as arrival:
            self.blobs.keep(arrival)
        with database.transaction() as session:
            settle(session, manifest, self.seal.sign(manifest_text(manifest)))
        return ""

    def _signed(self, pdf: bytes, number: str) -> bytes:
        if self.certificate is None:
            return pdf
        return self.certificate.signed(pdf, f"MgCards edition {number}")


def printed_edition(content: SetContent, wish: Any, kept: Path, report: Report) -> bytes:
    """The print of an edition; the same wish gives the same bytes, whatever came later."""
    return set_pdf_apart(
        content,
        wish["locale"],
        progress=lambda done, of: report(done / (of + 1)),
        kept=kept,
    )


def _manifest(content: SetContent, wish: Any, printed: bytes, given_out: bytes) -> Manifest:
    return Manifest(
        number=wish["edition"],
        title=content.title,
        publisher=PUBLISHER,
        issued=content.dated,
        address=content.address,
        locale=wish["locale"],
        form=form_of(wish).value,
        cards=tuple(
            Issued(view.number, view.revision, view.content_hash, view.card.title)
            for view in content.cards
        ),
        scenarios=tuple((key, version) for key, version in wish["scenarios"]),
        pdf=Printed(
            printed_sha256=hashlib.sha256(printed).hexdigest(),
            sha256=hashlib.sha256(given_out).hexdigest(),
            size=len(given_out),
            program=print_program(),
        ),
    )


def print_program() -> str:
    """What tells this state of program, templates and fonts from any other."""
    return print_apart("catalogue.pdf.kept_parts:program_mark", limits=CARD_LIMITS).decode()
