"""Bilingual wording, and the one normal form in which typed text is read."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

PLAIN = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "〜": "~",
        "∼": "~",
        "≧": "≥",
        "≦": "≤",
        "⩾": "≥",
        "⩽": "≤",
        "，": ",",
        "；": ";",
        "：": ":",
        "％": "%",
        "·": ".",
        "⋅": ".",
        "•": ".",
        "・": ".",
        "‧": ".",
        "×": "x",
        "⁄": "/",
        "µ": "μ",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The same statement in Chinese and in English."""

    zh: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """The text in `language` ("zh" or "en"), or the other one when that is empty."""
        if language.startswith("zh"):
            return self.zh or self.en
        return self.en or self.zh

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NO_WORDING = Wording("", "")


def normalise(text: str) -> str:
    """NFKC form of typed text with field characters made plain: `≥ １８０ ＭＰａ` → `≥ 180 MPa`.

    NFKC also turns `℃` into `°C`, `²` into `2` and full-width letters into ASCII.
    """
    plain = unicodedata.normalize("NFKC", text.translate(PLAIN)).translate(PLAIN)
    return " ".join(plain.split())


def fold(text: str) -> str:
    """The key under which names are compared: normal form, lower case, no spaces."""
    return normalise(text).casefold().replace(" ", "")
