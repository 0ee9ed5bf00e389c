"""What an index tells of a whole result, as plain mappings: counts, facets, what would help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cards.columns.facets import Share
from cards.columns.histogram import Histogram
from cards.columns.relaxation import Relaxation
from cards.columns.search import Tally


def dump_tally(tally: Tally) -> dict[str, int]:
    """How many cards are in each tier."""
    return {
        "qualified": tally.qualified,
        "possible": tally.possible,
        "excluded": tally.excluded,
    }


def dump_facets(facets: Mapping[str, Mapping[str, Share]]) -> dict[str, list[dict[str, Any]]]:
    """The words of each facet, those with the most cards first; excluded cards are not counted."""
    return {
        facet: [
            {"value": word, "count": share.open, "qualified": share.qualified}
            for word, share in sorted(words.items(), key=lambda entry: (-entry[1].open, entry[0]))
        ]
        for facet, words in facets.items()
    }


def dump_relaxations(found: Sequence[Relaxation]) -> list[dict[str, Any]]:
    """What dropping or easing each must would give; limits in the canonical unit."""
    return [
        {
            "requirement": entry.requirement.text,
            "property": entry.requirement.property,
            "unit": entry.requirement.definition.unit,
            "meet_it": entry.alone,
            "qualified_without": entry.without,
            "eased_to": entry.eased,
            "qualified_then": entry.gained if entry.eased is not None else None,
            "best_known": entry.best,
        }
        for entry in found
    ]


def dump_histogram(key: str, unit: str | None, found: Histogram) -> dict[str, Any]:
    """How cards are spread over a property."""
    return {
        "property": key,
        "unit": unit,
        "edges": list(found.edges),
        "counts": list(found.counts),
        "scale": "log" if found.is_logarithmic else "linear",
        "known": found.known,
        "total": found.total,
    }
