"""With what somebody signed in, in two words, as far as the browser says so."""

from __future__ import annotations

BROWSERS = (
    ("MicroMessenger", "微信 WeChat"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Chromium", "Chromium"),
    ("Safari", "Safari"),
)
"""The first that is named counts: most browsers name others after themselves, too."""
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("HarmonyOS", "HarmonyOS"),
    ("OpenHarmony", "HarmonyOS"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
LONGEST = 40


def device_of(agent: str) -> str:
    """Browser and system, or the beginning of what the program calls itself; may be empty."""
    named = [_first(BROWSERS, agent), _first(SYSTEMS, agent)]
    return " · ".join(filter(None, named)) or agent[:LONGEST]


def _first(table: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for mark, name in table if mark in agent), "")
