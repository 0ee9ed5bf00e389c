"""The radar as SVG: rings, broken lines, strokes for ranges; every text escaped."""

from xml.etree import ElementTree

import pytest

from cards.wording import Wording
from catalogue.radar_chart import HEIGHT, WIDTH, legend_mark, radar_chart, radar_title
from schemas.radar_parts import Radar, RadarAxis, RadarSeries

SVG = "{http://www.w3.org/2000/svg}"
FULL = RadarSeries("whole", ((0.5, 0.5), (0.7, 0.9), (1.0, 1.0)))
PART = RadarSeries("<part>", ((0.5, 0.5), None, (0.2, 0.2)))
NONE = RadarSeries("none", (None, None, None))


def axis(number):
    return RadarAxis(Wording(f"轴{number}", f"axis <{number}>"), "", "≥ 1 MPa", "2 MPa")


def drawn(*series, lang="en"):
    chart = Radar(tuple(axis(n) for n in range(len(series[0].reaches))), series, ())
    return ElementTree.fromstring(radar_chart(chart, "a & b", lang))  # noqa: S314


def lines(svg, number):
    group = svg.findall(f"{SVG}g")[number]
    return [path for path in group.findall(f"{SVG}path") if path.get("stroke-width") == "2"]


def test_a_line_is_broken_where_a_card_says_nothing():
    svg = drawn(FULL, PART, NONE)
    assert [len(lines(svg, number)) for number in range(3)] == [3, 1, 0]


def test_a_range_is_a_stroke_along_its_axis():
    strokes = drawn(FULL).findall(f".//{SVG}path[@stroke-width='4']")
    assert len(strokes) == 1


def test_lines_are_told_apart_by_dash_and_mark():
    svg = drawn(FULL, FULL)
    assert lines(svg, 0)[0].get("stroke-dasharray") is None
    assert lines(svg, 1)[0].get("stroke-dasharray")
    marks = [
        group.findall(f"{SVG}path[@transform]")[0].get("d") for group in svg.findall(f"{SVG}g")
    ]
    assert marks[0] != marks[1]


def test_the_rings_are_limit_and_rim():
    assert [ring.get("class") for ring in drawn(FULL).findall(f"{SVG}polygon")] == ["limit", "rim"]


@pytest.mark.parametrize("count", [3, 4, 7, 12])
def test_everything_lies_on_the_paper(count):
    svg = drawn(RadarSeries("x", ((1.0, 1.0),) * count))
    for text in svg.findall(f"{SVG}text"):
        assert 0 < float(text.get("x")) < WIDTH
        assert 10 < float(text.get("y")) < HEIGHT - 2


def test_labels_speak_the_language_of_the_reader():
    texts = [text.text for text in drawn(FULL, lang="zh").findall(f"{SVG}text")]
    assert texts[:2] == ["轴0 ≥ 1 MPa", "→ 2 MPa"]


def test_the_title_names_cards_and_scenario():
    chart = Radar((axis(0),) * 3, (FULL, PART), ())
    assert radar_title(chart, Wording("座椅", "Seat"), "en").startswith(
        "whole, <part> against “Seat”"
    )


def test_the_mark_of_the_legend_is_that_of_the_line():
    mark = ElementTree.fromstring(f"<g>{legend_mark(1)}</g>")  # noqa: S314
    assert len(mark) == 2
