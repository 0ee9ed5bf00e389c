"""How cards are spread, as SVG."""

from xml.etree import ElementTree

import pytest

from catalogue.spread_chart import Bar, Dot, SpreadPicture, Strip, spread_chart

SVG = "{http://www.w3.org/2000/svg}"
BARS = (
    Bar(0, 10, 3, "a <bar>", "/search?req=a&b"),
    Bar(10, 20, 0, "", ""),
    Bar(20, 30, 1, "", "/x"),
)
ONE = Dot(12, 14, "one & only", "/c/1")
STRIPS = (Strip("Mg-Al", (Dot(2, 2, "", "/c/2"), ONE)), Strip("<Zn>", (Dot(25, 25, "", "/c/3"),)))


def drawn(strips=STRIPS, limits=(), is_logarithmic=False, ticks=(0, 10, 20, 30)):
    picture = SpreadPicture("a <title>", "MPa", ticks, is_logarithmic, BARS, strips, limits)
    return ElementTree.fromstring(spread_chart(picture))  # noqa: S314


def test_a_bar_is_as_high_as_its_cards_and_leads_to_them():
    first, last = drawn().findall(f"{SVG}a")
    heights = [float(bar.find(f"{SVG}rect").get("height")) for bar in (first, last)]
    assert heights[0] == pytest.approx(3 * heights[1], abs=0.1)
    assert first.get("href") == "/search?req=a&b"


def test_each_family_has_a_row_with_its_cards():
    rows = drawn().findall(f"{SVG}g")
    assert [len(row.findall(f"{SVG}a")) for row in rows] == [2, 1]
    assert [row.find(f"{SVG}text").text for row in rows] == ["Mg-Al", "<Zn>"]


def test_the_card_that_is_looked_at_has_a_ring():
    looked_at = Dot(12, 14, "", "/c/1", is_looked_at=True)
    assert not drawn().findall(f".//{SVG}circle")
    assert len(drawn((Strip("Mg-Al", (looked_at,)),)).findall(f".//{SVG}circle")) == 1


@pytest.mark.parametrize(("limits", "count"), [((), 0), ((15,), 1), ((15, 99), 1)])
def test_limits_are_drawn_where_they_are_in_sight(limits, count):
    assert len(drawn(limits=limits).findall(f".//{SVG}path[@class='asked-limit']")) == count


def test_a_logarithmic_axis_keeps_the_bars_in_order():
    picture = SpreadPicture(
        "t", "h", (1, 10, 100), True, (Bar(1, 10, 1, "", ""), Bar(10, 100, 1, "", "")), ()
    )
    svg = ElementTree.fromstring(spread_chart(picture))  # noqa: S314
    one, other = (bar.find(f"{SVG}rect") for bar in svg.findall(f"{SVG}a"))
    assert float(one.get("width")) == pytest.approx(float(other.get("width")), abs=0.2)
