"""Documents of cards as ACME writes them: a good one, and what to spoil in it."""

import json
from copy import deepcopy

SOURCE = {
    "id": "s1",
    "kind": "own_test",
    "title": "试验报告 2026-01",
    "date": "2026-01-31",
}
CAST_BAR = {"temperature": "23 °C", "specimen_source": "separately_cast", "gauge": "A50mm"}


def value(key, text, unit, **more):
    """A typical value of the one source, at room temperature."""
    usual = {"basis": "typical", "conditions": {"temperature": "23 °C"}, "source": "s1"}
    return {"property": key, "value": text, "unit": unit, **usual, **more}


def document(*values, designation="AM60B", **more):
    """A card that may be submitted; with `values`, exactly those."""
    return {
        "schema": 1,
        "designation": designation,
        "designation_system": "ASTM",
        "family": "Mg-Al-Mn",
        "form": "hpdc",
        "temper": "F",
        "summary": {"zh": "用于座椅骨架。", "en": "For seat frames."},
        "values": list(values) or deepcopy(VALUES),
        "sources": [SOURCE],
        **more,
    }


VALUES = [
    value("density", "1.80", "g/cm3"),
    value("youngs_modulus", "45.0", "GPa"),
    value("proof_strength_02", "131", "MPa", conditions=CAST_BAR, n=5),
    value("tensile_strength", "241.5", "MPa", conditions=CAST_BAR, n=5),
    value("elongation", "13.0", "%", conditions=CAST_BAR, n=5),
    value(
        "max_service_temperature",
        "120",
        "°C",
        conditions={"duration": "1000 h"},
        note="连续使用",
    ),
    {"property": "fatigue_strength", "absent": "not_tested"},
]


def as_json(content) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
