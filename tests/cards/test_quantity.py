"""What people write is read to the digit, or refused; nothing is guessed."""

import time
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import NumberUnreadable, UnitNotAccepted
from cards.quantity import Form, Quantity, read_decimal, read_quantity, read_typed
from cards.vocabulary import VOCABULARY

MPA = VOCABULARY.units["MPa"]
UNITS = [(unit, typed) for unit in VOCABULARY.units.values() for typed in unit.inputs]


@pytest.mark.parametrize(
    ("text", "form", "low", "high", "spread"),
    [
        ("240", Form.SINGLE, 240, 240, None),
        (" 240 ", Form.SINGLE, 240, 240, None),
        ("２４０", Form.SINGLE, 240, 240, None),
        ("１８０ＭＰａ", Form.SINGLE, 180, 180, None),
        ("240 MPa", Form.SINGLE, 240, 240, None),
        ("0.24 GPa", Form.SINGLE, 240, 240, None),
        ("240兆帕", Form.SINGLE, 240, 240, None),
        ("−40", Form.SINGLE, -40, -40, None),
        ("+5", Form.SINGLE, 5, 5, None),
        (".5", Form.SINGLE, 0.5, 0.5, None),
        ("5.", Form.SINGLE, 5, 5, None),
        ("1.2e2", Form.SINGLE, 120, 120, None),
        ("1.2×10⁻⁶", Form.SINGLE, 1.2e-6, 1.2e-6, None),
        ("1.2 x 10^3", Form.SINGLE, 1200, 1200, None),
        ("10³", Form.SINGLE, 1000, 1000, None),
        ("-10^3", Form.SINGLE, -1000, -1000, None),
        ("240~260", Form.RANGE, 240, 260, None),
        ("240～260", Form.RANGE, 240, 260, None),
        ("240–260 MPa", Form.RANGE, 240, 260, None),
        ("240-260", Form.RANGE, 240, 260, None),
        ("240..260", Form.RANGE, 240, 260, None),
        ("240 至 260", Form.RANGE, 240, 260, None),
        ("240 to 260", Form.RANGE, 240, 260, None),
        ("-40~25", Form.RANGE, -40, 25, None),
        ("1×10²~2×10²", Form.RANGE, 100, 200, None),
        ("240~240", Form.RANGE, 240, 240, None),
        ("240±10", Form.MEAN_SD, 240, 240, 10),
        ("240 +/- 10 MPa", Form.MEAN_SD, 240, 240, 10),
        ("0.24 ± 0.01 GPa", Form.MEAN_SD, 240, 240, 10),
        ("≥ 240", Form.AT_LEAST, 240, None, None),
        ("≧240", Form.AT_LEAST, 240, None, None),
        (">=240", Form.AT_LEAST, 240, None, None),
        ("＞240 MPa", Form.AT_LEAST, 240, None, None),
        ("<0.005", Form.AT_MOST, None, 0.005, None),
        ("≤ 0.005", Form.AT_MOST, None, 0.005, None),
        ("＜＝0.005", Form.AT_MOST, None, 0.005, None),
    ],
)
def test_what_people_write_is_read(text, form, low, high, spread):
    found = read_quantity(text, "MPa", MPA)

    assert (form, spread) == (found.form, pytest.approx(spread) if spread else found.spread)
    assert (low, high) == (pytest.approx(found.low), pytest.approx(found.high))
    assert (text.strip(), "MPa") == (found.text, found.canonical_unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        "1e999",
        "1e-999",
        "1e99999999999999999999",
        "12,5",
        "1,234.5",
        "1 200 MPa",
        "😀",
        "强",
        "约240",
        "≈240",
        "~5",
        "5~",
        "±5",
        "≥",
        "≥240~260",
        "260~240",
        "240±-10",
        "240±10±5",
        "1.2.3",
        "1.2~1.5×10³",
        "10 ³",
        "--5",
        "\x00",
    ],
)
def test_what_is_not_a_number_is_refused_in_both_languages(text):
    with pytest.raises(NumberUnreadable) as refused:
        read_quantity(text, "MPa", MPA)

    assert "240~260" in refused.value.wording.zh
    assert "240~260" in refused.value.wording.en


@pytest.mark.parametrize("text", ["240 furlong", "0x10", "1_0", "½", "50 %", "240 左右", "62 HV"])
def test_a_unit_that_does_not_fit_is_refused(text):
    with pytest.raises(UnitNotAccepted):
        read_quantity(text, "MPa", MPA)


def test_a_missing_unit_is_refused_unless_there_is_none_to_state():
    with pytest.raises(UnitNotAccepted) as refused:
        read_quantity("240", "", MPA)

    assert "缺少单位" in refused.value.wording.zh
    assert read_quantity("0.35", "", VOCABULARY.units["1"]).low == 0.35


@pytest.mark.parametrize(
    ("text", "low", "high", "spread"),
    [
        ("26×10⁻⁶/K", 26, 26, None),
        ("26 ×10⁻⁶ /℃", 26, 26, None),
        ("26 10⁻⁶/K", 26, 26, None),
        ("26e-6/K", 26, 26, None),
        ("26 1e-6/K", 26, 26, None),
        ("26 μm/(m·K)", 26, 26, None),
        ("(26±1)×10⁻⁶/K", 26, 26, 1),
        ("26±1×10⁻⁶/K", 26, 26, 1),
        ("25~26 ×10⁻⁶/K", 25, 26, None),
    ],
)
def test_millionths_per_kelvin_belong_to_the_unit_of_every_number(text, low, high, spread):
    found = read_quantity(text, "", VOCABULARY.units["1e-6/K"])

    assert (low, high) == (pytest.approx(found.low), pytest.approx(found.high))
    assert spread == found.spread


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "1." + "0" * 1_000_000,
        "1" * 1_000_000 + "≥",
        "≥" * 1_000_000,
        " " * 1_000_000,
        "1 " * 500_000,
        "10⁻" * 300_000,
        "1~" * 500_000,
        "1 x 10" * 200_000,
        "1e" + "9" * 1_000_000,
        "(1" * 500_000,
        "1" * 500_000 + "x10-6" * 100_000,
        "强" * 500_000,
        "1 M" + "(" * 1_000_000,
    ],
    ids=lambda text: text[:6],
)
def test_a_megabyte_of_text_is_settled_at_once(text):
    begun = time.process_time()
    with suppress(NumberUnreadable):
        read_typed(text)

    assert time.process_time() - begun < 2


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        found = read_quantity(text, "MPa", MPA)
    except (NumberUnreadable, UnitNotAccepted):
        return
    assert isinstance(found, Quantity)


@given(st.sampled_from(UNITS), st.floats(-1e12, 1e12, allow_subnormal=False))
def test_a_number_survives_the_way_to_canonical_and_back(unit_and_typed, number):
    unit, typed = unit_and_typed
    canonical = unit.to_canonical(Decimal(repr(number)), typed)
    scale = float(unit.scale(typed).factor)

    assert number == pytest.approx(
        unit.from_canonical(canonical, typed), rel=1e-9, abs=1e-9 / scale + 1e-9
    )


@given(st.sampled_from(UNITS), st.decimals(-(10**6), 10**6, places=3))
def test_the_same_number_in_text_and_in_unit_field_is_the_same_quantity(unit_and_typed, number):
    unit, typed = unit_and_typed
    apart = read_quantity(str(number), typed, unit)

    assert unit.to_canonical(number, typed) == apart.low == apart.high


@given(st.decimals(-(10**6), 10**6, places=3), st.decimals(0, 10**6, places=3))
def test_ranges_and_scatter_keep_their_numbers(low, width):
    spread = read_quantity(f"{low}±{width}", "MPa", MPA)
    between = read_quantity(f"{low}~{low + width}", "MPa", MPA)

    assert (float(low), float(width)) == (spread.centre, spread.spread)
    assert (float(low), float(low + width)) == (between.low, between.high)


@pytest.mark.parametrize(
    ("text", "centre"), [("240~260", 250), ("≥ 240", 240), ("≤ 240", 240), ("240±10", 240)]
)
def test_the_centre_is_where_a_quantity_is_plotted(text, centre):
    assert centre == read_quantity(text, "MPa", MPA).centre


def test_a_decimal_is_read_in_every_notation():
    assert {Decimal("0.0000012")} == set(map(read_decimal, ["1.2e-6", "1.2×10⁻⁶", "1.2 x 10^-6"]))


@pytest.mark.parametrize("text", ["one", "1_000", "1 000", "1~2", "NaN", "Infinity", "1e400", ""])
def test_what_is_not_one_finite_decimal_is_refused(text):
    with pytest.raises(NumberUnreadable):
        read_decimal(text)


def test_every_number_that_is_read_is_finite_in_every_unit():
    for unit, typed in UNITS:
        assert abs(read_quantity("1e200", typed, unit).centre) < float("inf")
