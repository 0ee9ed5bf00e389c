"""Points between two properties as a picture: marks, ellipses, labels that keep clear."""

import itertools
import re
from xml.etree import ElementTree

from catalogue.chart_marks import SHAPES
from catalogue.scatter_chart import Bubble, Line, Mark, Scatter, scatter_chart

SVG = "{http://www.w3.org/2000/svg}"


def drawn(marks=(), bubbles=(), lines=(), **how):
    scales = {"x_log": False, "y_log": False} | how
    chart = Scatter(
        "a < b", "x / mm", "y / MPa", **scales, marks=marks, bubbles=bubbles, lines=lines
    )
    return ElementTree.fromstring(scatter_chart(chart))  # noqa: S314 - our own picture


def mark(x=(1.0, 1.0), y=(10.0, 10.0), group=0, **more):
    return Mark(x, y, group, "AM60B\n1.8 g/cm³", "/c/MG-000001", **more)


def test_a_mark_says_what_it_is_and_leads_to_its_card():
    (found,) = drawn([mark()]).findall(f"{SVG}a")
    assert found.get("href") == "/c/MG-000001"
    assert found.find(f"{SVG}title").text == "AM60B\n1.8 g/cm³"


def test_a_range_is_drawn_as_a_bar():
    plain, ranged = drawn([mark(), mark(x=(2.0, 9.0))]).findall(f"{SVG}a")
    assert len(plain.findall(f"{SVG}path")) == 1
    assert ranged.find(f"{SVG}path").get("class") == "range"


def test_every_group_has_a_shape_of_its_own():
    found = drawn([mark(group=group) for group in range(len(SHAPES))]).findall(f"{SVG}a")
    paths = {
        (one.findall(f"{SVG}path")[-1].get("d"), one.findall(f"{SVG}path")[-1].get("fill"))
        for one in found
    }
    assert len(paths) == len(SHAPES)


def test_other_materials_are_hollow():
    (found,) = drawn([mark(is_reference=True)]).findall(f"{SVG}a")
    assert found.find(f"{SVG}path").get("fill") == "none"


def test_labels_of_families_meet_no_other():
    bubbles = [Bubble((1.0, 9.0), (10.0, 90.0), place, f"Mg-Family-{place}") for place in range(9)]
    chart = drawn(bubbles=bubbles)
    names = [text for text in chart.findall(f"{SVG}text") if "Family" in text.text]
    heights = sorted(float(text.get("y")) for text in names)
    assert 1 <= len(names) < len(bubbles)
    assert all(after - before >= 11 for before, after in itertools.pairwise(heights))


def test_a_guide_line_is_drawn_as_far_as_it_is_inside():
    line = Line([(x, x * 10) for x in range(1, 40)], "E/ρ = 10")
    chart = drawn([mark(), mark(x=(9.0, 9.0), y=(90.0, 90.0))], lines=[line])
    (found,) = chart.findall(f"{SVG}polyline")
    assert found.find(f"{SVG}title").text == "E/ρ = 10"
    far = Line([(1.0, 1e6), (2.0, 2e6)], "far")
    assert not drawn([mark()], lines=[far]).findall(f"{SVG}polyline")


def test_nothing_to_draw_is_an_empty_frame():
    chart = drawn(x_log=True, y_log=True)
    assert chart.get("aria-label") == "a < b"
    assert not chart.findall(f"{SVG}a")
    assert re.match(r"0 0 \d+ \d+", chart.get("viewBox"))
