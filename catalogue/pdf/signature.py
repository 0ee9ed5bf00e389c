"""A signature inside a PDF: PAdES (ETSI EN 319 142) with the certificate of the publisher.

The signature is added behind the printed bytes, which stay what they were; it certifies that
nothing may be changed any more.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from cards.errors import CardError
from cards.wording import Wording

FIELD = "Edition"


class CertificateUnusable(CardError):
    """A certificate that is set and with which nothing can be signed."""

    code = "certificate_unusable"

    @property
    def wording(self) -> Wording:
        return Wording(
            "签名证书打不开：请核对 MGCARDS_CERTIFICATE（PKCS#12 文件）"
            "与 MGCARDS_CERTIFICATE_PASSPHRASE。",
            "The certificate for signing cannot be opened: see MGCARDS_CERTIFICATE, which is a "
            "PKCS#12 file, and MGCARDS_CERTIFICATE_PASSPHRASE.",
        )


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with its key, in a PKCS#12 file."""

    path: Path
    passphrase: str = ""

    def signed(self, pdf: bytes, reason: str) -> bytes:
        """The PDF with our signature behind it. Raises CertificateUnusable."""
        # Whoever does not sign need not wait a third of a second for what signs.
        from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415
            IncrementalPdfFileWriter,
        )
        from pyhanko.sign import fields, signers  # noqa: PLC0415

        metadata = signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
            reason=reason,
        )
        signer = signers.PdfSigner(metadata, signer=self._opened(signers.SimpleSigner))
        # Signing runs an event loop of its own, and a thread has room for only one.
        with ThreadPoolExecutor(1) as thread:
            written = thread.submit(
                signer.sign_pdf, IncrementalPdfFileWriter(BytesIO(pdf)), output=BytesIO()
            ).result()
        return bytes(written.getbuffer())

    def _opened(self, kind: Any) -> Any:
        passphrase = self.passphrase.encode() or None
        try:
            found = kind.load_pkcs12(str(self.path), passphrase=passphrase)
        except (OSError, ValueError):
            found = None
        if found is None:
            raise CertificateUnusable
        return found
