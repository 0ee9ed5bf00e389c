"""What an enterprise said of its workbooks before: meanings, units, what holds for all values.

It is kept as one flat mapping of heads; heads are folded, so what begins with capitals is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cards.values import Basis
from cards.vocabulary import VOCABULARY
from schemas.workbook.fields import SOURCE_FIELDS
from schemas.workbook.plan import Plan, header_key

_UNIT, _STATED = "UNIT:", "STATED:"
_BASIS, _SOURCE, _CONDITION = "basis", "source.", "condition."


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of every value of which a workbook says nothing."""

    basis: str = ""
    source: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.basis or self.source or self.conditions)

    @classmethod
    def of(cls, plan: Plan) -> Statement:
        return cls(plan.basis, plan.source, plan.conditions)


@dataclass(frozen=True, slots=True)
class Remembered:
    """The same, taken apart: targets and units by folded head."""

    targets: Mapping[str, str]
    units: Mapping[str, str]
    stated: Statement

    @classmethod
    def of(cls, said: Mapping[str, str]) -> Remembered:
        stated = _behind(_STATED, said)
        basis = stated.get(_BASIS, "")
        return cls(
            {header_key(head): to for head, to in said.items() if not _is_apart(head)},
            _behind(_UNIT, said),
            Statement(
                basis if basis in set(Basis) else "",
                _behind(_SOURCE, stated),
                {key: to for key, to in _behind(_CONDITION, stated).items() if _is_axis(key)},
            ),
        )


def _behind(prefix: str, said: Mapping[str, str]) -> dict[str, str]:
    found = {key.removeprefix(prefix): to for key, to in said.items() if key.startswith(prefix)}
    return {key: to for key, to in found.items() if to}


def _is_apart(head: str) -> bool:
    return head.startswith((_UNIT, _STATED))


def _is_axis(key: str) -> bool:
    return key in VOCABULARY.axes


def unit_entry(header: str) -> str:
    """Under what the unit of a column with that head is remembered."""
    return _UNIT + header_key(header)


def stated_entries(stated: Statement) -> dict[str, str]:
    """The statement as it is remembered; empty where nothing is said any more."""
    sources = [key for key in SOURCE_FIELDS if key.startswith(_SOURCE)]
    return {
        _STATED + _BASIS: stated.basis,
        **{_STATED + key: stated.source.get(key.removeprefix(_SOURCE), "") for key in sources},
        **{
            f"{_STATED}{_CONDITION}{key}": stated.conditions.get(key, "") for key in VOCABULARY.axes
        },
    }
