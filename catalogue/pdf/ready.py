"""What every print needs, made on import: for the process from which prints are forked.

The engine lays nothing out here: its font libraries may start threads, which a fork would lose.
"""

from __future__ import annotations

from catalogue.pdf import sets
from catalogue.pdf.glyphs import glyph_names
from catalogue.pdf.print_templates import compile_templates

__all__ = ["sets"]

compile_templates()
glyph_names()
