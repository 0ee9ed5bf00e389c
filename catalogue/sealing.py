"""The seal of the catalogue: an Ed25519 key (RFC 8032) that signs the manifests of editions.

The key is made when it is first needed and stays in the data folder, for its owner only; whoever
has its public half can verify a manifest without asking the catalogue.
"""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from cards.errors import CardError
from cards.wording import Wording
from catalogue.settings import make_private_folder


class SealUnusable(CardError):
    """A file of the key that is there and holds no such key."""

    code = "seal_unusable"

    @property
    def wording(self) -> Wording:
        return Wording(
            "本目录的签名密钥（数据目录中的 seal_key.pem）不可用：请管理员从备份恢复该文件。",
            "The key by which the catalogue signs (seal_key.pem in its data folder) cannot be "
            "used: whoever keeps the catalogue is to restore that file from a backup.",
        )


@dataclass(frozen=True, slots=True)
class Seal:
    """The key that lies in that file, or will."""

    path: Path

    def sign(self, text: str) -> str:
        """The signature of a text as base64. Raises SealUnusable."""
        return base64.b64encode(self._key().sign(text.encode())).decode("ascii")

    def public_pem(self) -> str:
        """The public half, as PEM (RFC 7468, SubjectPublicKeyInfo). Raises SealUnusable."""
        public = self._key().public_key()
        return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")

    def _key(self) -> Ed25519PrivateKey:
        if not self.path.exists():
            self._make()
        try:
            key = load_pem_private_key(self.path.read_bytes(), password=None)
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
            raise SealUnusable from None
        if not isinstance(key, Ed25519PrivateKey):
            raise SealUnusable
        return key

    def _make(self) -> None:
        made = Ed25519PrivateKey.generate()
        pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        make_private_folder(self.path.parent)
        # The whole file appears at once under its name: of two first uses, one wins.
        descriptor, name = tempfile.mkstemp(dir=self.path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(name, self.path)
        Path(name).unlink()


def is_sealed(text: str, signature: str, public_pem: str) -> bool:
    """Whether the signature is that of the text by the owner of the key; not so where the key is no
    Ed25519 key."""
    try:
        key = load_pem_public_key(public_pem.encode())
        signed = base64.b64decode(signature, validate=True)
        if isinstance(key, Ed25519PublicKey):
            key.verify(signed, text.encode())
            return True
    except (InvalidSignature, ValueError):
        pass
    return False


def fingerprint(public_pem: str) -> str:
    """The SHA-256 of a public key, by which people compare it."""
    key = load_pem_public_key(public_pem.encode())
    raw = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(raw).hexdigest()
