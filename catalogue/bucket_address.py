"""How the bucket of an S3 store is named in the settings.

s3://key:secret@host:port/bucket/prefix?region=…, or s3+http:// without TLS on this machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

FORM = "s3://key:secret@host:port/bucket/prefix?region=…, s3+http://…"
SCHEMES = {"s3": True, "s3+http": False}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class BucketAddress:
    """A bucket, and the beginning of the names that are ours in it."""

    host: str
    bucket: str
    prefix: str
    key: str
    secret: str = field(repr=False)
    region: str = ""
    is_tls: bool = True


def read_bucket_url(url: str) -> BucketAddress:
    """The bucket that the setting names.

    Raises ValueError, whose text says what is wrong and never holds the secret.
    """
    parts = urlsplit(url)
    bucket, _, prefix = parts.path.strip("/").partition("/")
    asked = dict(parse_qsl(parts.query))
    is_whole = parts.hostname and bucket and parts.username and parts.password
    if parts.scheme not in SCHEMES or not is_whole or not asked.keys() <= {"region"}:
        raise ValueError(FORM)
    is_tls = SCHEMES[parts.scheme]
    if not is_tls and parts.hostname not in LOOPBACK:
        raise ValueError("s3:// (secret!)")
    return BucketAddress(
        host=parts.netloc.rpartition("@")[2],
        bucket=bucket,
        prefix=f"{prefix}/" if prefix else "",
        key=unquote(parts.username or ""),
        secret=unquote(parts.password or ""),
        region=asked.get("region", ""),
        is_tls=is_tls,
    )
