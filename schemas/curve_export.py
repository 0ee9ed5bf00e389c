"""Curves of a card as CSV: digits as typed, in the form that `schemas.curve_file` reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from cards.values import Curve, Value
from cards.wording import Wording

Row = Sequence[str]


def curves_csv(values: Sequence[Value], remarks: Iterable[Wording] = ()) -> str:
    """The curves of `values` over one axis, which all state x in the same unit, one a column.

    Rows are shared where all curves were typed at the same x; else each curve has its own rows,
    so that no order is forced on them.
    """
    curves = [value.content for value in values if isinstance(value.content, Curve)]
    first = curves[0]
    heads = [_head(value, curve) for value, curve in zip(values, curves, strict=True)]
    return table_csv([_named(first.axis, first.axis_unit), *heads], _rows(curves), remarks)


def table_csv(heads: Row, rows: Iterable[Row], remarks: Iterable[Wording] = ()) -> str:
    """A table below its remarks, each on a line of its own that begins with `#`."""
    text = io.StringIO()
    for remark in remarks:
        text.write(f"# {' / '.join(filter(None, (remark.zh, remark.en)))}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()


def _head(value: Value, curve: Curve) -> str:
    stated = ", ".join(
        f"{axis}={_quoted(condition.typed)}" for axis, condition in value.conditions.items()
    )
    head = _named(value.property, curve.unit)
    return f"{head} @{stated}" if stated else head


def _quoted(typed: str) -> str:
    """In quotation marks where a part of the text could be taken for another condition."""
    return '"' + typed.replace('"', "″") + '"' if "=" in typed else typed


def _named(key: str, unit: str) -> str:
    return f"{key} [{unit}]" if unit else key


def _rows(curves: Sequence[Curve]) -> Iterator[Row]:
    if len({tuple(point.typed_x for point in curve.points) for curve in curves}) == 1:
        for points in zip(*(curve.points for curve in curves), strict=True):
            yield [points[0].typed_x, *(point.typed_y for point in points)]
        return
    for place, curve in enumerate(curves):
        before, after = [""] * place, [""] * (len(curves) - place - 1)
        for point in curve.points:
            yield [point.typed_x, *before, point.typed_y, *after]
