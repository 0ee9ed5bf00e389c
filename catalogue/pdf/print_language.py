"""In which languages a print speaks: one leads, and the other stands beside it or is left out."""

from __future__ import annotations

LOCALES = ("zh", "en", "zh-only", "en-only")
_ALONE = "-only"


class PrintLanguage(str):
    """The language that leads, "zh" or "en"; `is_alone` where the other one is left out."""

    is_alone: bool

    @classmethod
    def of(cls, locale: str) -> PrintLanguage:
        """What a locale asks for: `zh`, `en`, `zh-only`, `en-only`; any other means Chinese."""
        found = cls("en" if locale.lower().startswith("en") else "zh")
        found.is_alone = locale.endswith(_ALONE)
        return found

    @property
    def locale(self) -> str:
        """The locale that asks for it."""
        return f"{self}{_ALONE if self.is_alone else ''}"


def locale_of(leads: str, languages: str) -> str:
    """The locale of a print that somebody wants in `both` languages, one of which leads, or in
    one of them alone."""
    return f"{languages}{_ALONE}" if languages in ("zh", "en") else leads
