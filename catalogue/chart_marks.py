"""Marks and dashes of charts: they tell groups apart, so that nothing depends on colour.

Every mark is a closed shape, so that a hollow one can say something of its own.
"""

from __future__ import annotations

from markupsafe import Markup

SHAPES = {
    "circle": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "square": "M-3.5-3.5h7v7h-7z",
    "diamond": "M0-5l5 5l-5 5l-5-5z",
    "triangle": "M0-4.5l4.6 8.6h-9.2z",
    "wedge": "M0 4.5l4.6-8.6h-9.2z",
    "plus": "M-1.6-4.5h3.2v2.9h2.9v3.2h-2.9v2.9h-3.2v-2.9h-2.9v-3.2h2.9z",
    "glass": "M-4.2-4.4h8.4l-8.4 8.8h8.4z",
    "pentagon": "M0-4.8l4.8 3.5l-1.8 5.5h-6l-1.8-5.5z",
}
COLOURS = 8
"""How many colours there are for groups, `series-0` … in the style sheets."""
DASHES = ("", "6 3", "2 2", "8 3 2 3", "1 3", "10 4", "4 2 1 2", "12 3 3 3")


def colour_of(group: int) -> int:
    """The number of the colour of a group."""
    return group % COLOURS


def shape_of(group: int) -> str:
    """The path of the mark of a group; together with the colour it repeats after 64 groups."""
    return tuple(SHAPES.values())[(group + group // COLOURS) % len(SHAPES)]


def mark_shape(group: int, x: float, y: float, *, is_hollow: bool = False) -> str:
    """The mark of a group around a place, as SVG."""
    ink = (
        'fill="none" stroke="currentColor" stroke-width="1.4"'
        if is_hollow
        else 'fill="currentColor"'
    )
    return f'<path transform="translate({x:.1f} {y:.1f})" d="{shape_of(group)}" {ink}/>'


def key_mark(group: int, *, is_hollow: bool = False) -> Markup:
    """The mark of a group beside its name in a table, as a picture of its own."""
    mark = mark_shape(group, 0.0, 0.0, is_hollow=is_hollow)
    picture = f'<svg class="key-mark series-{colour_of(group)}" viewBox="-6 -6 12 12"'
    return Markup(f'{picture} aria-hidden="true">{mark}</svg>')  # noqa: S704


def dash(group: int) -> str:
    """The dashes of the line of a group, as an attribute of SVG; the first line is whole."""
    dashes = DASHES[group % len(DASHES)]
    return f' stroke-dasharray="{dashes}"' if dashes else ""
