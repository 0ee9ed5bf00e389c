"""Charts of families: every line is told apart without colour, and no label hides another."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from catalogue.chart_labels import apart, labels, margin
from catalogue.charts import line_chart
from schemas.sheet_charts import charts
from tests.schemas.build import card, curve


def family(count, state="{} mm"):
    values = [
        curve(
            ["1", f"{90 + n}"],
            ["1000", f"{100 + n}"],
            key="shielding_effectiveness",
            unit="dB",
            x="frequency",
            x_unit="MHz",
            conditions={"thickness": state.format(n)},
        )
        for n in range(1, count + 1)
    ]
    ((chart,),) = charts(card(*values)).values()
    return chart


def test_six_lines_are_told_apart_by_dash_marker_and_label():
    drawing = line_chart(family(6), "en")
    lines = re.findall(r"<polyline[^>]*>", drawing)
    dashes = [re.search(r'stroke-dasharray="([^"]*)"', line) for line in lines]
    assert len({dash and dash[1] for dash in dashes}) == 6
    for n in range(1, 7):
        assert (
            drawing.count(f">{n}\u00a0mm<")
            == drawing.count(f">specimen thickness {n}\u00a0mm<")
            == 1
        )


def test_a_single_line_needs_no_label():
    assert labels(family(1), "zh") == ()
    assert margin(()) == 0


def test_a_long_label_is_cut():
    (first, _) = labels(family(2, "0.{}00000000000000000000000 mm"), "zh")
    assert first.endswith("…")


@given(st.lists(st.floats(22, 154), max_size=6))
def test_labels_are_a_line_apart_and_stay_within_the_plot(ends):
    found = sorted(apart(ends, 22, 154))
    assert len(found) == len(ends)
    assert all(22 - 1e-9 <= place <= 154 for place in found)
    assert all(b - a >= 10 - 1e-9 for a, b in pairwise(found))
