"""Reads printed PDFs back, and builds the cards that are printed in tests."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cards.card import Card
from cards.revision import RevisionState
from cards.wording import Wording
from schemas.card import CardSchema
from schemas.document import content_hash
from schemas.sheet_identity import LITERATURE

HASH = "9f2c4a1be07d3c58a6d1f0b2e4c7985310aa54fe2b6c3d7e8f90a1b2c3d4e5f6"


OWNER = Wording("山西某镁业有限公司", "Shanxi Example Magnesium Co., Ltd.")


@dataclass(frozen=True)
class Owner:
    code: str = "SXMG"
    name: Wording = OWNER
    contact: str = "sales@example.com"


EDITORS = Owner(LITERATURE, Wording("文献数据（编辑部整理）", "Literature data (editorial)"), "")


@dataclass(frozen=True)
class View:
    card: Card
    number: str = "MG-000001"
    revision: int = 2
    state: RevisionState = RevisionState.PUBLISHED
    enterprise: Owner = Owner()
    content_hash: str = HASH
    published_at: datetime | None = datetime(2026, 11, 24, tzinfo=UTC)


def hashed(view: View) -> View:
    """The same with the hash that its content really has."""
    return replace(view, content_hash=content_hash(view.card))


SOURCES = [
    {
        "id": "s1",
        "kind": "producer_datasheet",
        "title": "Datasheet 压铸镁合金",
        "date": "2026-01-01",
    },
    {"id": "s2", "kind": "paper", "title": "A paper", "doi": "10.1000/1", "verified": False},
]


def value(key: str, text: str, unit: str, **more: object) -> dict[str, object]:
    return {
        "property": key,
        "value": text,
        "unit": unit,
        "basis": "typical",
        "source": "s1",
        **more,
    }


def document(**more: object) -> dict[str, object]:
    return {
        "schema": 1,
        "designation": "AM60B",
        "designation_system": "ASTM",
        "other_designations": ["YZMgAl6Mn", "EN-MC21230"],
        "family": "Mg-Al-Mn",
        "form": "hpdc",
        "temper": "F",
        "summary": {"zh": "用于座椅骨架。", "en": "For seat frames."},
        "sources": SOURCES,
        **more,
    }


def card(**more: object) -> Card:
    read: Card = CardSchema().load(document(**more))
    return read


RICH = {
    "composition": {
        "standard": "ASTM B94",
        "source": "s1",
        "elements": [
            {"element": "Al", "min": "5.5", "max": "6.5"},
            {"element": "Mn", "min": "0.25"},
            {"element": "Fe", "max": "0.005"},
            {"element": "Ni", "max": "0.002"},
            {"element": "Cu", "max": "0.010"},
            {"element": "Mg", "balance": True},
        ],
    },
    "values": [
        value("density", "1.80", "g/cm3", conditions={"temperature": "20 °C"}),
        value("proof_strength_02", "131", "MPa"),
        value("proof_strength_02", "≥ 120", "MPa", basis="minimum"),
        value("tensile_strength", "225±8", "MPa", conditions={"temperature": "室温"}, n=5),
        value("elongation", "8~15", "%", conditions={"gauge": "50 mm"}, source="s2"),
        value("thermal_expansion", "25.6", "1e-6/K", conditions={"temperature_range": "20~100 °C"}),
        value("fatigue_strength", "90", "MPa", conditions={"cycles": "5e8", "r_ratio": "-1"}),
        {"property": "corrosion_rate", "absent": "not_tested"},
    ],
    "limits_of_use": [{"zh": "使用温度不高于 120 ℃。", "en": "Not above 120 °C."}],
    "proven_cases": [
        {
            "part": {"zh": "仪表板横梁", "en": "cross-car beam"},
            "since": "1995",
            "mass_before": "5.5 kg",
            "mass_after": "2.0 kg",
            "source": "s1",
        }
    ],
    "supply": {"lead_time": "30 天", "certificates": ["IATF 16949"]},
    "valid_until": "2028-01-01",
}


def text_of(pdf: bytes, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def words_of(pdf: bytes) -> str:
    """The text with every kind of white space taken out: line ends are no part of a number."""
    return "".join(text_of(pdf).split())


def pages_of(pdf: bytes) -> list[str]:
    return text_of(pdf, "-layout").split("\f")[:-1]


def fonts_of(pdf: bytes, folder: Path) -> list[list[str]]:
    path = folder / "fonts.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True)
    return [line.split() for line in done.stdout.decode("utf-8").splitlines()[2:]]
