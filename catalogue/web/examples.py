"""A small card document to start from."""

from __future__ import annotations

EXAMPLE = """{
  "schema": 1,
  "designation": "AM60B",
  "designation_system": "ASTM",
  "family": "Mg-Al-Mn",
  "form": "hpdc",
  "temper": "F",
  "summary": {"zh": "用于座椅骨架等需要延性的压铸件。",
              "en": "For ductile die castings such as seat frames."},
  "values": [
    {"property": "density", "value": "1.80", "unit": "g/cm3", "basis": "typical",
     "conditions": {"temperature": "23 °C"}, "source": "s1"},
    {"property": "proof_strength_02", "value": "130", "unit": "MPa", "basis": "typical",
     "conditions": {"temperature": "23 °C", "specimen_source": "separately_cast"},
     "standard": "GB/T 228.1-2021", "n": 5, "source": "s1"},
    {"property": "elongation", "value": "8~12", "unit": "%", "basis": "typical",
     "conditions": {"temperature": "23 °C", "gauge": "50 mm",
                    "specimen_source": "separately_cast"},
     "standard": "GB/T 228.1-2021", "n": 5, "source": "s1"},
    {"property": "fatigue_strength", "absent": "not_tested"}
  ],
  "sources": [
    {"id": "s1", "kind": "own_test", "title": "试验报告 2026-01", "date": "2026-01-31"}
  ]
}
"""
