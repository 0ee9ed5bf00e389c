"""Marks and dashes of charts: they tell groups apart, so that nothing depends on colour."""

from __future__ import annotations

SHAPES = ("circle", "square", "diamond", "triangle", "cross", "ring", "box", "star")
DASHES = ("", "6 3", "2 2", "8 3 2 3", "1 3", "10 4")
_PATHS = {
    "circle": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    "ring": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    "square": "M-3.5-3.5h7v7h-7z",
    "box": "M-3.5-3.5h7v7h-7z",
    "diamond": "M0-5l5 5l-5 5l-5-5z",
    "triangle": "M0-4.6l4.6 8.4h-9.2z",
    "cross": "M-3.5-3.5l7 7m0-7l-7 7",
    "star": "M-4.5 0h9M0-4.5v9M-3-3l6 6m0-6l-6 6",
}


def mark_shape(group: int, x: float, y: float, *, is_hollow: bool = False) -> str:
    """The mark of a group around a place, as SVG."""
    kind = SHAPES[group % len(SHAPES)]
    is_open = is_hollow or kind in ("ring", "box", "cross", "star")
    ink = (
        'fill="none" stroke="currentColor" stroke-width="1.4"' if is_open else 'fill="currentColor"'
    )
    return f'<path transform="translate({x:.1f} {y:.1f})" d="{_PATHS[kind]}" {ink}/>'


def dash(group: int) -> str:
    """The dashes of the line of a group, as an attribute of SVG; the first line is whole."""
    dashes = DASHES[group % len(DASHES)]
    return f' stroke-dasharray="{dashes}"' if dashes else ""
