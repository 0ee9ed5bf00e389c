"""The register of rules: each rule is one function with a stable code, a severity and a statement.

To add a rule, write a generator of `Finding` under `@rule(...)` in a module of this package and
import that module in `cards/checks/__init__.py`; check, documentation and API take it from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cards.card import Card
from cards.problems import Path, Problem, Severity
from cards.wording import Wording


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at `path`; code and severity are those of the rule."""

    path: Path
    says: Wording
    advice: Wording
    numbers: Mapping[str, object] = field(default_factory=dict)


Examination = Callable[[Card], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule of the content specification; `source` says where the rule comes from."""

    code: str
    severity: Severity
    statement: Wording
    source: str
    examine: Examination

    def problems(self, card: Card) -> Iterator[Problem]:
        """Everything that `card` does against this rule."""
        for found in self.examine(card):
            yield Problem(
                self.code, self.severity, found.path, found.says, found.advice, found.numbers
            )


_REGISTERED: dict[str, Rule] = {}

RULES: Mapping[str, Rule] = MappingProxyType(_REGISTERED)
"""Every rule by its code, in the order in which a card is checked."""


def rule(
    code: str, severity: Severity, zh: str, en: str, source: str = "CARD §3"
) -> Callable[[Examination], Examination]:
    """Register the decorated function as the rule `code`."""

    def register(examine: Examination) -> Examination:
        if code in _REGISTERED:
            raise ValueError(code)
        _REGISTERED[code] = Rule(code, severity, Wording(zh, en), source, examine)
        return examine

    return register
