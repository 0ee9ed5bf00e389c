"""The question by which the cards of a set are searched: what it asks, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from cards.columns.facets import FACETS
from cards.wording import Wording
from catalogue.services.enterprises import names_of
from catalogue.services.errors import InputRefused
from catalogue.services.saved_searches import asked_of
from catalogue.services.search import Asked
from catalogue.services.typed_text import one_line
from schemas.facet_names import name_of


def question_of(search: str) -> Asked:
    """The question of an address. Raises InputRefused, also where nothing is asked: every card
    would answer."""
    asked = asked_of(search)
    if not (asked.requirements or asked.text.strip() or asked.chosen):
        raise InputRefused(
            "search",
            Wording(
                f"检索“{search[:40]}”没有写要求、词或筛选；写法同网址，如 req=Rp0.2>=130MPa&q=AZ。",
                f"The search '{search[:40]}' asks for nothing: say it as an address does, "
                "req=Rp0.2>=130MPa&q=AZ.",
            ),
        )
    return asked


def called(session: Session, asked: Asked) -> Wording:
    """The question in words: its requirements, what is searched for, and the chosen facets."""
    parts = list(_parts(session, asked))
    return Wording("; ".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _parts(session: Session, asked: Asked) -> Iterator[Wording]:
    for text in map(one_line, (*asked.requirements, asked.text)):
        if text:
            yield Wording(text, text)
    enterprises = names_of(session, asked.chosen.get("enterprise", ()))
    for facet in FACETS:
        for word in asked.chosen.get(facet, ()):
            name = name_of(facet, word, enterprises)
            yield Wording(name.zh, name.in_language("en"))
