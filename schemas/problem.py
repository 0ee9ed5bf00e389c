"""A finding about a document as a plain mapping."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from cards.problems import Problem


def dump_problem(problem: Problem) -> dict[str, Any]:
    """One finding with the path into the document that it is about."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": list(problem.path),
        "where": problem.where,
        "finding": asdict(problem.finding),
        "advice": asdict(problem.advice),
    }
