"""A file that somebody brings, looked at and kept; what is not taken leaves nothing behind.

It needs no transaction, so that nobody waits for it; without a row the file is swept after a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from catalogue.blobs import Blobs, TooManyBytes
from catalogue.evidence.inspection import inspected
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
