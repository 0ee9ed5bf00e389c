"""A signature inside a PDF: PAdES (ETSI EN 319 142) with the certificate of the publisher.

The signature is added behind the printed bytes, which stay what they were; it certifies that
nothing may be changed any more.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from cards.errors import CardError
from cards.wording import Wording

FIELD = "Edition"


class CertificateUnusable(CardError):
    """A certificate that is set and with which nothing can be signed."""

    code = "certificate_unusable"

    def __init__(self, why: Wording) -> None:
        super().__init__(why.en)
        self.why = why

    @property
    def wording(self) -> Wording:
        return Wording(
            f"签名证书{self.why.zh}：请核对 MGCARDS_CERTIFICATE（PKCS#12 文件）"
            "与 MGCARDS_CERTIFICATE_PASSPHRASE。",
            f"The certificate for signing {self.why.en}: see MGCARDS_CERTIFICATE, which is a "
            "PKCS#12 file, and MGCARDS_CERTIFICATE_PASSPHRASE.",
        )


_NOT_OPENED = Wording("打不开", "cannot be opened")
_NOT_SIGNING = Wording("的密钥不能用（应为 RSA 或 EC）", "has a key that is neither RSA nor EC")


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with its key, in a PKCS#12 file."""

    path: Path
    passphrase: str = field(default="", repr=False)

    def signed(self, pdf: bytes, reason: str) -> bytes:
        """The PDF with our signature behind it. Raises CertificateUnusable."""
        # Whoever does not sign need not wait a third of a second for what signs.
        from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415
            IncrementalPdfFileWriter,
        )
        from pyhanko.sign import fields, signers  # noqa: PLC0415
        from pyhanko.sign.general import SigningError  # noqa: PLC0415

        metadata = signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
            reason=reason,
        )
        signer = signers.PdfSigner(metadata, signer=self._opened())
        # Signing runs an event loop of its own, and a thread has room for only one.
        with ThreadPoolExecutor(1) as thread:
            signing = thread.submit(
                signer.sign_pdf, IncrementalPdfFileWriter(BytesIO(pdf)), output=BytesIO()
            )
            try:
                return bytes(signing.result().getbuffer())
            except SigningError:
                raise CertificateUnusable(_NOT_SIGNING) from None

    def valid_until(self) -> date:
        """The last day of the certificate. Raises CertificateUnusable, also for one whose days are
        over or to come: no reader of a PDF would trust its signature."""
        return _valid_until(self._opened().signing_cert)

    def _opened(self) -> Any:
        from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415

        passphrase = self.passphrase.encode() or None
        try:
            found = SimpleSigner.load_pkcs12(str(self.path), passphrase=passphrase)
        except (OSError, ValueError):
            found = None
        if found is None:
            raise CertificateUnusable(_NOT_OPENED)
        _valid_until(found.signing_cert)
        return found


def _valid_until(certificate: Any) -> date:
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if not first <= datetime.now(UTC) <= last:
        days = f"{first.date()} – {last.date()}"
        raise CertificateUnusable(
            Wording(f"不在有效期内（{days}）", f"is not valid today ({days})"),
        )
    until: date = last.date()
    return until
