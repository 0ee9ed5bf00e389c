"""The manifest of an official edition: what is in it, exactly, as one text that can be signed.

The text is canonical JSON, so that whoever writes the same manifest writes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards.edition import Issued
from cards.wording import Wording
from schemas.document import canonical_json

FORMAT = "mgcards-edition-1"


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF of an edition: as it was printed, and as it is given out, which differs from that
    where it was signed. `program` tells one state of program, templates and fonts from another."""

    printed_sha256: str
    sha256: str
    size: int
    program: str

    @property
    def is_signed(self) -> bool:
        """Whether the PDF itself carries a signature."""
        return self.printed_sha256 != self.sha256


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that makes an edition this edition; `scenarios` are keys with versions."""

    number: str
    title: Wording
    publisher: Wording
    issued: date
    address: str
    locale: str
    form: str
    cards: tuple[Issued, ...]
    scenarios: tuple[tuple[str, int], ...]
    pdf: Printed


def manifest_text(manifest: Manifest) -> str:
    """The manifest as canonical JSON."""
    return canonical_json(
        {
            "format": FORMAT,
            "edition": manifest.number,
            "title": _both(manifest.title),
            "publisher": _both(manifest.publisher),
            "issued": manifest.issued.isoformat(),
            "address": manifest.address,
            "locale": manifest.locale,
            "form": manifest.form,
            "cards": [_card(card) for card in manifest.cards],
            "scenarios": [{"key": key, "version": version} for key, version in manifest.scenarios],
            "pdf": {
                "printed_sha256": manifest.pdf.printed_sha256,
                "sha256": manifest.pdf.sha256,
                "bytes": manifest.pdf.size,
                "program": manifest.pdf.program,
            },
        }
    )


def read_manifest(text: str) -> Manifest:
    """The manifest that `manifest_text` wrote. Raises ValueError for any other text."""
    try:
        said = json.loads(text)
        if said["format"] != FORMAT:
            raise ValueError(said["format"])
        pdf = said["pdf"]
        return Manifest(
            number=said["edition"],
            title=Wording(**said["title"]),
            publisher=Wording(**said["publisher"]),
            issued=date.fromisoformat(said["issued"]),
            address=said["address"],
            locale=said["locale"],
            form=said["form"],
            cards=_cards(said["cards"]),
            scenarios=tuple((entry["key"], entry["version"]) for entry in said["scenarios"]),
            pdf=Printed(pdf["printed_sha256"], pdf["sha256"], pdf["bytes"], pdf["program"]),
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _both(wording: Wording) -> dict[str, str]:
    return {"zh": wording.zh, "en": wording.en}


def _card(card: Issued) -> dict[str, object]:
    return {
        "number": card.number,
        "revision": card.revision,
        "title": card.title,
        "content_hash": card.content_hash,
    }


def _cards(entries: Sequence[dict[str, object]]) -> tuple[Issued, ...]:
    return tuple(
        Issued(
            number=str(entry["number"]),
            revision=int(str(entry["revision"])),
            content_hash=str(entry["content_hash"]),
            title=str(entry["title"]),
        )
        for entry in entries
    )
