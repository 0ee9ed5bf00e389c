"""Parts of cards that trip a rule, or just do not, for the tests of the checks."""

from dataclasses import replace

from cards.composition import Composition, ElementContent
from cards.quantity import read_quantity
from cards.sources import Source, SourceKind
from cards.values import Basis, Curve, Point, Value
from cards.vocabulary import VOCABULARY
from tests.cards.build import DATASHEET, PAPER, card, stated

ROOM = {"temperature": "23 °C"}
HOT = {"temperature": "150 °C"}
CORROSION = {"medium": "3.5% NaCl", "duration": "72 h", "temperature": "25 °C"}
DAMPING = {
    "strain_amplitude": "0.0001",
    "frequency": "1 Hz",
    "temperature": "23 °C",
    "damping_method": "DMA",
}
STANDARD = replace(stated("density", "1.8 g/cm3"), standard="GB/T 228.1-2021")
PERCENT = VOCABULARY.units["%"]


def magnesium(*values, family="Mg-Al-Mn", **fields):
    """A card of a magnesium alloy."""
    return replace(card(*values), family=family, **fields)


def guaranteed(key, text, source="sheet", basis=Basis.MINIMUM, **conditions):
    return stated(key, text, basis=basis, source=source, **conditions)


def at_room(key, text, **further):
    return stated(key, text, **{**ROOM, **further})


def curve(key, axis, *points, source="sheet", **conditions):
    """A curve in canonical units."""
    entry = VOCABULARY.property(key)
    drawn = tuple(Point(str(x), str(y), x, y) for x, y in points)
    unit = VOCABULARY.axis(axis).unit
    content = Curve(axis, unit, entry.unit, entry.unit, drawn)
    conditions_of = stated("density", "1 g/cm3", **conditions).conditions
    return Value(key, content, Basis.TYPICAL, conditions_of, source=source)


def tensile_curve(*points, **conditions):
    state = {"temperature": "23 °C", "strain_rate": "0.001 1/s", "orientation": "L"}
    return curve("stress_strain_curve", "strain", *points, **{**state, **conditions})


def share(text):
    return None if text is None else read_quantity(text, "%", PERCENT)


def element(name, low=None, high=None, measured=None, *, balance=False):
    return ElementContent(name, share(low), share(high), share(measured), balance)


def composed(*elements, **fields):
    """A magnesium card of that composition."""
    return magnesium(composition=Composition(elements, **fields))


def laboratory(**fields):
    """A card with one accredited laboratory among its sources."""
    source = Source("lab", SourceKind.ACCREDITED_LABORATORY, "Report", **fields)
    return magnesium(sources=(DATASHEET, PAPER, source))


def corroding(rate, method, loss="0.5 mg/(cm2·d)"):
    """A card with a mass-loss rate and a corrosion rate beside it."""
    stated_method = {"corrosion_method": method} if method else {}
    return magnesium(
        stated("mass_loss_rate", loss, **CORROSION),
        stated("corrosion_rate", rate, **CORROSION, **stated_method),
        stated("density", "1.8 g/cm3"),
    )
