"""What the interface answers, as JSON Schema under the names that operations refer to."""

from __future__ import annotations

from catalogue.api.answers import cards, matching, people, problem, work
from catalogue.api.answers.shapes import Shape

COMPONENTS: dict[str, Shape] = {
    **problem.COMPONENTS,
    **cards.COMPONENTS,
    **matching.COMPONENTS,
    **work.COMPONENTS,
    **people.COMPONENTS,
}
