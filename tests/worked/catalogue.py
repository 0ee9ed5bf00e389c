"""What is worked out: the literature cards, the scenarios, and what three readers ask of them."""

from functools import cache

from cards.requirement_text import parse_requirements
from catalogue.demo.documents import literature_cards
from catalogue.demo.scenarios import shipped_scenarios
from schemas.draft import load_card

FIRST = (
    "Rm>=200MPa→350MPa; Rp0.2>=120MPa→300MPa; ρ<=1.85g/cm3→1.75g/cm3*3; λ>=50W/(m.K)→100W/(m.K)?"
)
FIRST_CARDS = (
    "as41a-f-hpdc",
    "zk60a-t5-extrusion",
    "am60b-f-hpdc",
    "mg-10gd-2y-0-5zn-0-5zr-as-cast-cast",
)

SECOND = (
    "λ>=60W/(m.K); Rm/ρ>=150MPa.cm3/g; E@temperature=150°C>=40GPa; SDC@stress_amplitude=30MPa>=60%"
)
SECOND_CARDS = (
    "am60b-f-hpdc",
    "az91d-f-hpdc",
    "k1a-f-sand",
    "zk60a-t5-extrusion",
    "az31b-wrought",
)
BEYOND = "E@temperature=500°C>=40GPa"

THIRD = "dashboard-bracket"
THIRD_BOTH = "seat-frame"


@cache
def cards():
    """Every literature card under its key."""
    return {entry.key: load_card(entry.document) for entry in literature_cards()}


@cache
def scenarios():
    return {scenario.key: scenario for scenario in shipped_scenarios()}


@cache
def asked(text):
    return parse_requirements(text)
