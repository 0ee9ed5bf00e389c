"""The drawings of parts: which symbol of `static/schematics.svg` shows the part of a scenario."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from cards.scenario import RoleLevel, Scenario

FILE = "schematics.svg"
_SYMBOL = re.compile(r'<symbol id="([^"]+)"')


@cache
def symbols() -> frozenset[str]:
    """The names of all drawings."""
    drawn = Path(__file__).resolve().parents[1] / "static" / FILE
    return frozenset(_SYMBOL.findall(drawn.read_text("utf-8")))


def symbol_of_role(level: RoleLevel) -> str:
    """The drawing of a part that has none of its own."""
    return f"role-{level.value.replace('_', '-')}"


def symbol_of(scenario: Scenario) -> str:
    """The drawing of the part, else that of what it carries."""
    return scenario.key if scenario.key in symbols() else symbol_of_role(scenario.role_level)
