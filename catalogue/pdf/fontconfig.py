"""The private font configuration: print uses the fonts that ship with the catalogue, no other.

System fonts would make pages differ from machine to machine, and a missing glyph would be
looked for in all of them.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"
FAMILY = "Noto Sans SC"
REGULAR = FONTS / "NotoSansSC-Regular.ttf"

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


@cache
def use_own_fonts() -> Path:
    """Points fontconfig at our fonts; must run before anything in the process asks for a font."""
    folder = Path(tempfile.mkdtemp(prefix="mgcards-fonts-"))
    atexit.register(_remove, folder, os.getpid())
    path = folder / "fonts.conf"
    path.write_text(_CONFIGURATION.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(path)
    return path


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)
