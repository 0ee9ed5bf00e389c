"""Cards that mean harm: every free text as long and as strange as the schemas let it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cards.card import Card
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.card import CardSchema, ProvenCaseSchema, SupplySchema
from schemas.fields import Bilingual, Text
from schemas.part import Part
from schemas.source import SourceSchema
from schemas.value import ValueSchema
from tests.catalogue.pdf.printed import RICH, Owner, document

LONGEST = 300
BESIDE_A_VALUE = 100
"""Characters of each text that stands beside one of many values."""
CURVES = 12

Typed = Callable[[int], str]

TRICKS = (
    "<script>alert(1)</script>",
    "</td></table></body><img src=file:///etc/passwd>",
    "\"><link rel=attachment href='file:///etc/passwd'>",
    "{{7*7}}{% include 'x' %}",
    "مغنيسيوم 25 مم",
    "מגנזיום 25 מ״מ",
    "🧲👩‍🔬☃𠮷ᾱ\ue000",
    "a\u0301\u0302\u0303\u0304\u0305" * 4,
    "\u200b\u200e\u200f\u00ad\u2060\ufeff\ufff9",
    "url(http://127.0.0.1:9/x)",
    "&amp;&#0;\\0000 --></style>",
)
"""What is typed to do harm, or to break a line."""


def mixed(port: int) -> Typed:
    """All tricks one after another, with addresses that lead to `port` of this machine."""
    text = " ".join(TRICKS).replace(":9/", f":{port}/")
    return lambda cap: (text * (cap // len(text) + 1))[:cap].strip()


def endless(cap: int) -> str:
    """One word that nothing invites to be broken."""
    return f"{cap}".ljust(cap, "W")


def tame(cap: int) -> str:
    """Text that does no harm, and differs where what was typed differs."""
    return f"x{cap}"


def filled(part: type[Part], typed: Typed, longest: int = LONGEST) -> dict[str, object]:
    """Every free text of a part, by the names that a document has for them."""
    entries = {key: _entry(field, typed, longest) for key, field in part().by_key.items()}
    return {key: entry for key, entry in entries.items() if entry is not None}


def _entry(field: object, typed: Typed, longest: int) -> object:
    if isinstance(field, Bilingual):
        most = min(field.cap, longest)
        return {"zh": typed(most), "en": "e" + typed(most - 1)}
    return typed(min(field.cap, longest)) if type(field) is Text else None


@dataclass(frozen=True)
class Hostile:
    """A card of so many values with the names around it; `typed` gives a text of at most so many
    characters."""

    typed: Typed
    values: int = 60

    @property
    def card(self) -> Card:
        read: Card = CardSchema().load(self.document)
        return read

    @property
    def document(self) -> dict[str, object]:
        source = self.typed(60)
        return document(
            **filled(CardSchema, self.typed),
            other_designations=[f"{n}{self.typed(90)}" for n in range(5)],
            limits_of_use=[self.names(n) for n in range(3)],
            composition={**RICH["composition"], "source": source, "standard": self.typed(200)},
            values=[self.value(n, source) for n in range(self.values)]
            + [self.curve(n, source) for n in range(CURVES)],
            sources=[
                {
                    **filled(SourceSchema, self.typed),
                    "id": source,
                    "kind": "paper",
                    "url": "http://127.0.0.1:9/" + "x" * LONGEST,
                }
            ],
            proven_cases=[{**filled(ProvenCaseSchema, self.typed), "source": source}] * 3,
            supply={**filled(SupplySchema, self.typed), "certificates": [self.typed(200)] * 3},
        )

    def names(self, n: int = 0) -> dict[str, str]:
        return {"zh": f"{n}{self.typed(LONGEST - 2)}", "en": f"e{n}{self.typed(LONGEST - 2)}"}

    def wording(self) -> Wording:
        return Wording(**self.names())

    @property
    def owner(self) -> Owner:
        return Owner("SXMG", self.wording(), self.typed(LONGEST))

    def value(self, n: int, source: str) -> dict[str, object]:
        return {
            **filled(ValueSchema, self.typed, BESIDE_A_VALUE),
            "choice": None,
            "property": ("tensile_strength", "density", "elongation")[n % 3],
            "value": f"{n + 1}.123456789±0.000000001",
            "unit": ("MPa", "g/cm3", "%")[n % 3],
            "basis": ("typical", "minimum")[n % 2],
            "conditions": self.conditions(n),
            "source": source,
            "n": 5,
        }

    def conditions(self, n: int) -> dict[str, str]:
        free = {
            key: self.typed(BESIDE_A_VALUE)
            for key, axis in VOCABULARY.axes.items()
            if axis.unit is None and not axis.choices
        }
        return {**free, "temperature": f"{n} °C"}

    def curve(self, n: int, source: str) -> dict[str, object]:
        return {
            **self.value(n, source),
            "property": "tensile_strength",
            "value": None,
            "unit": "MPa",
            "curve": {
                "x": "temperature",
                "x_unit": "°C",
                "points": [[str(x), str(300 - x)] for x in range(0, 200, 20)],
            },
            "conditions": {"wall_thickness": f"{n + 1} mm"},
        }
