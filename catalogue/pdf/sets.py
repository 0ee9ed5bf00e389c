"""A card set as one PDF: cover, how to read, contents, ranking, cards, comparison, index.

Every card is a part of its own, and so is every chapter that stands before or behind the cards.
Those that are not kept from an earlier print are laid out by workers; the chapters follow when the
page counts of the cards are known. `assembly` puts all of it together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from catalogue.pdf.assembly import Binding, Part, assemble
from catalogue.pdf.kept_parts import KeptParts
from catalogue.pdf.paging import lay_out_matter
from catalogue.pdf.parts import extent_of
from catalogue.pdf.print_language import PrintLanguage
from catalogue.pdf.sheets import key_of, sheet_part
from catalogue.pdf.views import SetContent, SetView, set_view
from catalogue.pdf.workers import Workers

Progress = Callable[[int, int], None]


def set_pdf(content: SetContent, locale: str, progress: Progress | None = None) -> bytes:
    """The PDF of a card set; `progress` is told how many of how many cards are printed."""
    return set_view_pdf(set_view(content, locale), locale, progress=progress)


def set_view_pdf(
    view: SetView, locale: str, kept: Path | None = None, progress: Progress | None = None
) -> bytes:
    """The PDF of a prepared set; the same set gives the same bytes. Parts that are kept in that
    folder are not printed again."""
    with Workers() as workers:
        cards = []
        for printed in _card_parts(view, locale, kept, workers):
            cards.append(printed)
            if progress:
                progress(len(cards), len(view.sheets))
        return bind(view, cards, locale, workers, kept)


def bind(
    view: SetView,
    cards: Sequence[bytes],
    locale: str,
    workers: Workers,
    kept: Path | None = None,
) -> bytes:
    """A set from the parts of its cards, which may have been printed long before."""
    lang = PrintLanguage.of(locale)
    lengths = [extent_of(card).pages for card in cards]
    matter = lay_out_matter(view, lang, lengths, workers, kept)
    titles = (f"{sheet.identity.number} {sheet.title}" for sheet in view.sheets)
    parts = [
        *map(Part, matter.before),
        *(Part(card, title) for card, title in zip(cards, titles, strict=True)),
        *map(Part, matter.after),
    ]
    dated = date.fromisoformat(view.dated)
    return assemble(parts, Binding(matter.pages, lang, dated, files=view.files))


def _card_parts(view: SetView, locale: str, kept: Path | None, workers: Workers) -> Iterator[bytes]:
    """The parts of the cards in their order; those that are not kept are printed side by side."""
    sheets, form = view.sheets, view.form
    one = partial(sheet_part, locale=locale, kept=kept, form=form)
    shelf, lang = KeptParts(kept), PrintLanguage.of(locale)
    found = [shelf.find(key_of(sheet, lang, form)) for sheet in sheets]
    missing = [sheet for sheet, part in zip(sheets, found, strict=True) if part is None]
    made = workers.map(one, missing)
    for part in found:
        yield next(made) if part is None else part
