"""Pictures: whether they can be shown, how large they are, and a small one of a large one.

Runs under the limits of the process that looks at files.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from catalogue.evidence.unfit import Unfit

MOST_PIXELS = 80_000_000
LOGO_PIXELS = 512
FORMATS = ("PNG", "JPEG")

Image.MAX_IMAGE_PIXELS = None  # The size is asked below, before anything is unpacked.

_DAMAGES = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, IndexError)


def look_at_picture(raw: bytes) -> dict[str, int]:
    """Width and height in pixels; the picture was unpacked once to see that it can be. Raises
    Unfit."""
    with _opened(raw) as picture:
        picture.load()
        return {"width": picture.width, "height": picture.height}


def small_png(raw: bytes) -> bytes:
    """The picture upright and at most 512 pixels wide and high, drawn anew without anything that
    was written beside it. Raises Unfit."""
    with _opened(raw) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
        upright.thumbnail((LOGO_PIXELS, LOGO_PIXELS))
        drawn = Image.frombytes("RGBA", upright.size, upright.tobytes())
    made = BytesIO()
    drawn.save(made, "PNG", optimize=True)
    return made.getvalue()


@contextmanager
def _opened(raw: bytes) -> Iterator[Image.Image]:
    try:
        with Image.open(BytesIO(raw), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unfit("evidence_too_many_pixels")
            yield picture
    except _DAMAGES:
        raise Unfit("evidence_damaged") from None
