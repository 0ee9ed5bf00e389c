"""Pictures of the first pages of a print, to be seen before it is downloaded."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2

MOST = 4
WIDTH = 480
"""Pixels: twice as many as the page shows, for fine screens."""
COLOURS = 32


def write_previews(pdf: bytes, folder: Path) -> None:
    """Put pictures of the first pages into the folder, where `preview_of` finds them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(1, 1 + min(MOST, len(document))):
            page = document[number - 1]
            picture = page.render(scale=WIDTH / page.get_width()).to_pil()
            written = BytesIO()
            picture.quantize(COLOURS).save(written, "PNG", optimize=True)
            preview_of(folder, number).write_bytes(written.getvalue())
            page.close()
    finally:
        document.close()


def preview_of(folder: Path, number: int) -> Path:
    """Where the picture of that page, from 1, lies in the folder of a print, if it has one."""
    return folder / f"page-{number}.png"


def previews_in(folder: Path) -> list[int]:
    """The pages of which there are pictures."""
    return [number for number in range(1, 1 + MOST) if preview_of(folder, number).is_file()]
