"""Memory and time of an export of ten thousand cards; `make bench` prints it.

Cards come one at a time, as they are read from a catalogue: what is held is what the writer holds.
"""

import resource
import time
from datetime import UTC, date, datetime
from itertools import cycle, islice
from multiprocessing import get_context

import pytest

from cards.wording import Wording
from catalogue.demo.documents import literature_cards
from catalogue.export_files import Form, write_cards
from catalogue.services.exports import Export
from schemas import dump_card, load_card
from schemas.exports.exported import Exported, Occasion
from schemas.frozen import load_frozen

SIZES = (100, 10_000)
MOST_MORE = 24 * 2**10
"""KiB that a hundred times as many cards may take more."""


def written(documents, form, size):
    """The seconds that it took, and the most memory of this process in KiB."""
    began = time.perf_counter()
    cards = (
        Exported(
            number=f"MG-{place:06}",
            revision=1,
            card=load_frozen(document),
            publisher=Wording("文献数据", "Literature data"),
            publisher_code="LITERATURE",
            is_literature=True,
            published_on=date(2026, 1, 1),
            content_hash="0" * 64,
            address=f"https://cards.example/c/MG-{place:06}/v1",
        )
        for place, document in enumerate(islice(cycle(documents), size), 1)
    )
    with open("/dev/null", "wb") as file:
        write_cards(
            file, Export(Occasion(1, size, ""), cards), form, datetime(2026, 1, 1, tzinfo=UTC), "zh"
        )
    took = time.perf_counter() - began
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("form", Form)
def test_memory_does_not_grow_with_the_catalogue(form):
    documents = [dump_card(load_card(entry.document)) for entry in literature_cards()]
    peaks = {}
    for size in SIZES:
        with get_context("spawn").Pool(1) as apart:
            seconds, peaks[size] = apart.apply(written, (documents, form, size))
        print(f"export {size:>6} cards as {form:<6} {seconds:6.1f} s, {peaks[size] >> 10} MiB")
    assert peaks[SIZES[1]] - peaks[SIZES[0]] < MOST_MORE
