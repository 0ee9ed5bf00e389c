"""The yardstick of print by Typst: head, key figures, table and charts of each card."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from catalogue.pdf.fontconfig import FONTS
from catalogue.pdf.views import SetView
from tests.performance.printed_cards import charts_of, lines_of

TEMPLATE = Path(__file__).with_name("cards.typ")


def pdf_of(view: SetView, _folder: Path) -> bytes:
    """All cards of a set."""
    cards = [
        {
            "title": sheet.title,
            "number": sheet.identity.number,
            "under": f"{sheet.form.zh} {sheet.family}",
            "figures": [[f.name.zh, f"{f.number} {f.unit}"] for f in sheet.key_figures],
            "rows": [list(line) for line in lines_of(sheet)],
            "charts": charts_of(sheet),
        }
        for sheet in view.sheets
    ]
    printed: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"cards": json.dumps(cards)},
    )
    return printed
