"""An edition whose PDF is signed with the certificate of its publisher."""

import asyncio
import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from catalogue.pdf.signature import Certificate, CertificateUnusable
from catalogue.services import editions
from tests.catalogue.test_editions import Press


def one_page():
    """A PDF with one empty page."""
    written = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(written)
    return written.getvalue()


@pytest.fixture
def certificate(tmp_path):
    """A certificate that its owner signed, with a passphrase."""
    return made(tmp_path, ec.generate_private_key(ec.SECP256R1()))


def made(tmp_path, key, first=-1, last=30):
    """A certificate with that key, which is valid between these days from today."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "MgCards test")])
    today = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today + timedelta(days=first))
        .not_valid_after(today + timedelta(days=last))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, None if isinstance(key, Ed25519PrivateKey) else hashes.SHA256())
    )
    path = tmp_path / "certificate.p12"
    secret = BestAvailableEncryption(b"open sesame")
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"mgcards", key, signed, None, secret))
    pem = tmp_path / "certificate.der"
    pem.write_bytes(signed.public_bytes(Encoding.DER))
    return path, pem


def test_with_a_certificate_the_pdf_is_signed_behind_the_printed_bytes(site, tmp_path, certificate):
    path, root = certificate
    press = Press(site, tmp_path, Certificate(path, "open sesame"))
    press.issue()
    press.work()
    pdf, manifest = press.file(), editions.manifest_of(press.edition())
    assert manifest.pdf.is_signed
    reader = PdfFileReader(BytesIO(pdf))
    (signature,) = reader.embedded_signatures
    before_last = pdf.rindex(b"startxref", 0, pdf.rindex(b"startxref"))
    printed = pdf[: pdf.index(b"%%EOF\n", before_last) + len(b"%%EOF\n")]
    assert hashlib.sha256(printed).hexdigest() == manifest.pdf.printed_sha256
    roots = [load_cert_from_pemder(str(root))]
    context = ValidationContext(trust_roots=roots)
    with ThreadPoolExecutor(1) as thread:
        status = thread.submit(validate_pdf_signature, signature, context).result()
    assert status.intact and status.valid and status.trusted
    assert status.bottom_line
    assert str(signature.sig_object["/SubFilter"]) == "/ETSI.CAdES.detached"


def test_signing_works_where_an_event_loop_is_running(certificate):
    printed = one_page()

    async def sign():
        return Certificate(certificate[0], "open sesame").signed(printed, "a test")

    with ThreadPoolExecutor(1) as thread:
        signed = thread.submit(asyncio.run, sign()).result()
    assert signed.startswith(printed)


def test_a_wrong_passphrase_is_told(certificate):
    with pytest.raises(CertificateUnusable):
        Certificate(certificate[0], "wrong").signed(b"%PDF-1.7\n", "a test")


@pytest.mark.parametrize(("first", "last"), [(-30, -1), (1, 30)])
def test_nothing_is_signed_with_a_certificate_that_is_not_valid_today(tmp_path, first, last):
    path, _ = made(tmp_path, ec.generate_private_key(ec.SECP256R1()), first, last)
    with pytest.raises(CertificateUnusable, match="not valid today"):
        Certificate(path, "open sesame").signed(one_page(), "a test")


def test_a_key_that_cannot_sign_a_pdf_is_told(tmp_path):
    path, _ = made(tmp_path, Ed25519PrivateKey.generate())
    with pytest.raises(CertificateUnusable, match="neither RSA nor EC"):
        Certificate(path, "open sesame").signed(one_page(), "a test")
