"""Where the files of a catalogue are kept: in a folder or in a bucket, as its settings say."""

from __future__ import annotations

from functools import cache

from catalogue.blobs import Blobs
from catalogue.bucket import BucketBlobs
from catalogue.settings import Settings


@cache
def blobs_of(settings: Settings) -> Blobs:
    """The files of a catalogue with these settings."""
    bucket = settings.bucket
    return BucketBlobs(settings.blobs_dir, bucket) if bucket else Blobs(settings.blobs_dir)
