"""A file that somebody brings, looked at and kept; what is not taken leaves nothing behind.

It needs no transaction, so that nobody waits for it; without a row the file is swept after a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from catalogue.blobs import Arrival, Blobs, TooManyBytes
from catalogue.evidence.inspection import LARGEST_LOGO, inspected, make_logo
from catalogue.evidence.kinds import LARGEST, Facts, name_for
from catalogue.evidence.refusals import refused


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that lies in its place, with the name it may have."""

    sha256: str
    size: int
    name: str
    facts: Facts


def receive(blobs: Blobs, stream: IO[bytes], name: str) -> KeptFile:
    """The file that was streamed. Raises EvidenceRefused, or WorkbookRefused for a workbook."""
    try:
        with blobs.arriving(stream, LARGEST) as arrival:
            with arrival.path.open("rb") as file:
                facts = inspected(file)
            blobs.keep(arrival)
    except TooManyBytes:
        raise refused("evidence_too_large") from None
    return KeptFile(arrival.sha256, arrival.size, name_for(name, facts.kind), facts)


def receive_logo(blobs: Blobs, raw: bytes) -> Arrival:
    """The picture, drawn anew as a small PNG and kept. Raises EvidenceRefused."""
    with blobs.arriving(BytesIO(make_logo(raw)), LARGEST_LOGO) as arrival:
        blobs.keep(arrival)
    return arrival
