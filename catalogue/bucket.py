"""Files kept by their hash in a bucket of an S3 store; the folder holds copies of what was read.

What lies under a hash never changes, so a copy is never out of date and may be removed whenever
nothing runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from cards.errors import CardError
from cards.wording import Wording
from catalogue.blobs import HASH, Arrival, Blobs
from catalogue.bucket_address import BucketAddress

if TYPE_CHECKING:
    from minio import Minio
    from minio.datatypes import Object

SECONDS, TRIES = 20.0, 3
LARGEST = 2 << 30


class BucketUnreachable(CardError):
    """A store that does not answer, or not as it should; the `reason` is for the log."""

    code = "bucket_unreachable"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def wording(self) -> Wording:
        return Wording(
            "存放文件的地方暂时无法访问，没有保存任何改动。请稍后再试。",
            "The store of the files cannot be reached; nothing was changed. Try again later.",
        )

    def __str__(self) -> str:
        return self.reason


class BucketBlobs(Blobs):
    """The files in one bucket, each called `prefix/ab/cdef…`."""

    def __init__(self, folder: Path, address: BucketAddress) -> None:
        super().__init__(folder)
        self._address = address

    def path_of(self, sha256: str) -> Path:
        """Where a copy of the file lies, fetched when there is none. Raises BucketUnreachable."""
        path = self.place_of(sha256)
        if not path.is_file() and HASH.fullmatch(sha256):
            self._fetch(sha256)
        return path

    def holds(self, sha256: str) -> bool:
        """Whether the bucket has the file. Raises BucketUnreachable."""
        from minio.error import S3Error  # noqa: PLC0415

        with _told():
            try:
                self._client.stat_object(self._address.bucket, self._name(sha256))
            except S3Error as error:
                if _is_missing(error):
                    return False
                raise
        return True

    def keep(self, arrival: Arrival) -> None:
        """Put the file into the bucket, and a copy in its place. Raises BucketUnreachable."""
        with self.steady():
            with _told():
                name, source = self._name(arrival.sha256), str(arrival.path)
                self._client.fput_object(self._address.bucket, name, source)
            super().keep(arrival)

    def _swept(self, known: Collection[str], latest: float) -> int:
        """How many files were removed from the bucket; copies of them go, too."""
        super()._swept(known, latest)
        gone = 0
        with _told():
            for found in self._objects(known):
                if found.last_modified and found.last_modified.timestamp() <= latest:
                    self._client.remove_object(self._address.bucket, str(found.object_name))
                    gone += 1
        return gone

    def orphans(self, known: Collection[str]) -> int:
        """How many files of the bucket have no row. Raises BucketUnreachable."""
        with _told():
            return sum(1 for _ in self._objects(known))

    def _objects(self, known: Collection[str]) -> Iterator[Object]:
        address = self._address
        for found in self._client.list_objects(address.bucket, address.prefix, recursive=True):
            name = str(found.object_name).removeprefix(address.prefix)
            sha256 = name.replace("/", "", 1)
            if HASH.fullmatch(sha256) and sha256 not in known:
                yield found

    def _fetch(self, sha256: str) -> None:
        from minio.error import S3Error  # noqa: PLC0415

        with _told():
            try:
                answer = self._client.get_object(self._address.bucket, self._name(sha256))
            except S3Error as error:
                if _is_missing(error):
                    return
                raise
            try:
                with self.arriving(answer, LARGEST) as arrival:
                    if arrival.sha256 != sha256:
                        raise BucketUnreachable(f"{sha256} holds {arrival.sha256}")
                    super().keep(arrival)
            finally:
                answer.close()
                answer.release_conn()

    def _name(self, sha256: str) -> str:
        return f"{self._address.prefix}{sha256[:2]}/{sha256[2:]}"

    @cached_property
    def _client(self) -> Minio:
        # Whoever keeps files in a folder need not wait for what speaks to a store.
        import urllib3  # noqa: PLC0415
        from minio import Minio  # noqa: PLC0415

        address = self._address
        patience = urllib3.Timeout(SECONDS)
        pool = urllib3.PoolManager(
            timeout=patience, retries=urllib3.Retry(TRIES, backoff_factor=0.2)
        )
        return Minio(
            address.host,
            access_key=address.key,
            secret_key=address.secret,
            secure=address.is_tls,
            region=address.region or None,
            http_client=pool,
        )


def _is_missing(error: object) -> bool:
    response = getattr(error, "response", None)
    return getattr(response, "status", None) == HTTPStatus.NOT_FOUND


@contextmanager
def _told() -> Iterator[None]:
    """Says of whatever goes wrong with the store that it cannot be reached."""
    from minio.error import MinioException  # noqa: PLC0415
    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    try:
        yield
    except (MinioException, HTTPError) as error:
        raise BucketUnreachable(f"{type(error).__name__}: {error}") from error
