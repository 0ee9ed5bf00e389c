"""Cards and requirements drawn at random, of few kinds that meet one another often."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from cards.card import Card
from cards.conditions import Conditions, read_condition
from cards.quantity import read_quantity
from cards.requirement import DemandedBasis
from cards.requirement_text import parse_requirement
from cards.sources import Source, SourceKind
from cards.values import Absence, AbsenceReason, Basis, Chosen, Curve, Point, Value
from cards.vocabulary import VOCABULARY

SOURCES = (
    Source("sheet", SourceKind.PRODUCER_DATASHEET, "Datasheet"),
    Source("paper", SourceKind.PAPER, "Paper"),
    Source("own", SourceKind.OWN_TEST, "Own test", dated=date(2026, 1, 1)),
)

ROOM = ("23 °C", "20 °C", "120 °C", None)
CONDITIONS = {
    "density": {},
    "porosity": {"specimen_source": ("separately_cast", "from_part", None)},
    "proof_strength_02": {
        "temperature": ROOM,
        "strain_rate": ("0.001 1/s", "1000 1/s", None, None),
        "specimen_source": ("separately_cast", None),
    },
    "tensile_strength": {"temperature": ROOM},
    "corrosion_rate": {
        "medium": ("NSS", "3.5% NaCl"),
        "duration": ("72 h",),
        "corrosion_method": ("mass_loss", "tafel", None),
        "temperature": ROOM,
    },
    "shielding_effectiveness": {
        "frequency": ("1 GHz", "30~1500 MHz", None),
        "thickness": ("2 mm", "1 mm"),
        "se_method": ("window",),
    },
    "restricted_substances": {"date": ("2026", None)},
}
AXES = {
    "proof_strength_02": ("temperature", "°C", ("-40", "20", "23", "100", "150")),
    "shielding_effectiveness": ("frequency", "MHz", ("10", "30", "300", "1500", "3000")),
    "corrosion_rate": ("duration", "h", ("24", "72", "168")),
}
NUMBERS = ("1", "1.5", "1.85", "2", "60", "100", "130", "150")
numbers = st.sampled_from(NUMBERS)
forms = st.one_of(
    numbers,
    st.tuples(numbers, numbers).map(lambda ends: "~".join(sorted(ends, key=float))),
    numbers.map(lambda number: f"≥ {number}"),
    numbers.map(lambda number: f"≤ {number}"),
    numbers.map(lambda number: f"{number}±0.5"),
)


@st.composite
def conditions(draw, key):
    stated = {axis: draw(st.sampled_from(texts)) for axis, texts in CONDITIONS[key].items()}
    return Conditions.of(*(read_condition(axis, text) for axis, text in stated.items() if text))


@st.composite
def curves(draw, key):
    axis, unit, places = AXES[key]
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, max_size=4, unique=True))
    across = VOCABULARY.units[VOCABULARY.axis(axis).unit]
    points = tuple(
        Point(x, y, read_quantity(x, unit, across).low, float(y))
        for x in sorted(chosen, key=float)
        for y in [draw(numbers)]
    )
    entry = VOCABULARY.property(key)
    return Curve(axis, unit, entry.unit, entry.unit, points)


@st.composite
def contents(draw, key):
    entry = VOCABULARY.property(key)
    if draw(st.integers(0, 9)) == 0:
        return Absence(draw(st.sampled_from(AbsenceReason)))
    if entry.kind == "choice":
        return Chosen(draw(st.sampled_from(list(entry.choices))))
    if key in AXES and draw(st.integers(0, 2)) == 0:
        return draw(curves(key))
    unit = VOCABULARY.units[entry.unit]
    if draw(st.integers(0, 9)) == 0:
        return Absence(AbsenceReason.BELOW_LIMIT, read_quantity(draw(numbers), entry.unit, unit))
    return read_quantity(draw(forms), entry.unit, unit)


@st.composite
def values(draw):
    key = draw(st.sampled_from(list(CONDITIONS)))
    content, stated = draw(contents(key)), draw(conditions(key))
    if isinstance(content, Curve):
        stated = Conditions.of(*(entry for axis, entry in stated.items() if axis != content.axis))
    return Value(
        key,
        content,
        draw(st.sampled_from([None, *Basis])),
        stated,
        source=draw(st.sampled_from(["sheet", "paper", "own", ""])),
        specimens=draw(st.sampled_from([None, 3, 60])),
        lots=draw(st.sampled_from([None, 5])),
        standard="ISO 6892-1",
    )


cards = st.lists(values(), max_size=10).map(
    lambda stated: Card("AM60B", values=tuple(stated), sources=SOURCES)
)

WANTED = (
    "ρ<=1.85g/cm3",
    "ρ<=2g/cm3→1.5g/cm3",
    "ρ=1.5..2g/cm3→1.85g/cm3",
    "ρ=1..2.5g/cm3→1.7g/cm3",
    "porosity<=1.5%",
    "porosity@specimen_source=from_part<=2%→1%",
    "Rp0.2>=130MPa",
    "Rp0.2>=100MPa→150MPa",
    "Rp0.2@T=120°C>=60MPa→130MPa",
    "Rp0.2@T=60°C>=100MPa",
    "Rp0.2@strain_rate=1000 1/s>=100MPa",
    "Rp0.2=60..130MPa",
    "Rp0.2=60..150MPa→100MPa",
    "Rm>=100MPa",
    "specific_strength>=50MPa.cm3/g→100MPa.cm3/g",
    "specific_proof_strength>=60kN.m/kg",
    "corrosion_rate<=1.5mm/a",
    "corrosion_rate@corrosion_method=tafel<=2mm/a→1mm/a",
    "mass_loss_rate<=1mg/(cm2.d)",
    "SE>=60dB",
    "SE@frequency=1GHz>=100dB→150dB",
    "SE@frequency=100MHz,thickness=2mm>=60dB",
    "SE@frequency=5GHz>=60dB",
    "restricted_substances=compliant",
)


@st.composite
def requirements(draw):
    text = draw(st.sampled_from(WANTED))
    asked = parse_requirement(text + draw(st.sampled_from(["", "?"])))
    return replace(
        asked,
        weight=draw(st.sampled_from([0.1, 0.35, 1.0, 2.0, 3.0])),
        basis=draw(st.sampled_from(DemandedBasis)),
    )
