"""The fields that every card has: identity, summary, composition, sources, supply, cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cards.problems import Path
from cards.sources import SOURCE_KIND_NAMES
from cards.wording import Wording, fold
from schemas.card import CardSchema, ProvenCaseSchema, SupplySchema
from schemas.card_form.shown import PAIR, Typed, anchor_of, listed, name_of, shown, ticked
from schemas.card_form.view import EntryRow, Field, Kind, Option, blank_option
from schemas.composition import CompositionSchema, ElementSchema
from schemas.fields import title_of
from schemas.part import Part, Rows
from schemas.source import SourceSchema
from schemas.typed_document import part_at

SOURCE_LABEL = Wording("来源", "source")
_LANGUAGES = {"zh": Wording("中文", "Chinese"), "en": Wording("英文", "English")}


@dataclass(frozen=True, slots=True)
class Asked:
    """A field to be asked for: the entry of a part, how it is shown, and what may help."""

    key: str
    kind: Kind = Kind.LINE
    hint: str = ""
    listed: str = ""


IDENTITY = (
    Asked("designation", hint="AM60B"),
    Asked("temper", hint="F, T6, H24"),
    Asked("form", listed="forms"),
    Asked("family", hint="Mg-Al-Mn"),
    Asked("process"),
)
NAMES = (
    Asked("designation_system", hint="ASTM, GB/T", listed="systems"),
    Asked("other_designations", Kind.LIST),
    Asked("brand.zh"),
    Asked("brand.en"),
)
SUMMARY = (Asked("summary.zh", Kind.LINES), Asked("summary.en", Kind.LINES))
LIMIT = (Asked("zh"), Asked("en"))
COMPOSITION = (Asked("standard", hint="GB/T 25748-2025"), Asked("source", Kind.CHOICE))
ELEMENT = (
    Asked("element", hint="Al", listed="elements"),
    Asked("min"),
    Asked("max"),
    Asked("measured"),
    Asked("balance", Kind.TICK),
)
SOURCE = (
    Asked("id", hint="s1"),
    Asked("kind", Kind.CHOICE),
    Asked("title"),
    Asked("report_no"),
    Asked("date", Kind.DAY),
)
SOURCE_REST = (
    Asked("laboratory"),
    Asked("cnas", hint="L1234"),
    Asked("cma"),
    Asked("url", hint="https://"),
    Asked("doi", hint="10.1000/182"),
    Asked("licence"),
    Asked("attachment_sha256"),
    Asked("verified", Kind.TICK),
    Asked("note", Kind.LINES),
)
SUPPLY = (
    Asked("capacity", hint="3000 t/a"),
    Asked("lead_time", hint="4 weeks"),
    Asked("moq", hint="500 kg"),
    Asked("region"),
    Asked("certificates", Kind.LIST),
)
CASE = (
    Asked("part.zh"),
    Asked("part.en"),
    Asked("since", hint="2021"),
    Asked("mass_before", hint="4.2 kg"),
    Asked("mass_after", hint="2.6 kg"),
    Asked("volume"),
    Asked("test"),
    Asked("source", Kind.CHOICE),
)
VALIDITY = (
    Asked("valid_until", Kind.DAY),
    Asked("note.zh", Kind.LINES),
    Asked("note.en", Kind.LINES),
)

CARD, COMPOSED, ONE_ELEMENT = CardSchema(), CompositionSchema(), ElementSchema()
ONE_SOURCE, ONE_CASE, SUPPLIED = SourceSchema(), ProvenCaseSchema(), SupplySchema()


def fields_of(
    document: Typed, path: Path, part: Part, asked: Iterable[Asked], sources: tuple[Option, ...]
) -> tuple[Field, ...]:
    """The fields of one part of the document; what no field can show is left out."""
    found = (_field(document, path, part, entry, sources) for entry in asked)
    return tuple(field for field in found if field is not None)


def _field(
    document: Typed, path: Path, part: Part, asked: Asked, sources: tuple[Option, ...]
) -> Field | None:
    place = (*path, *asked.key.split("."))
    text = _text(document, place, asked)
    if text is None:
        return None
    options: tuple[Option, ...] = ()
    if asked.kind is Kind.CHOICE:
        known = sources if asked.key == "source" else SOURCE_KINDS
        text, options = chosen(text, known)
    return Field(
        name_of(*place),
        place,
        _label(part, asked),
        asked.kind,
        text,
        options,
        hint=asked.hint,
        listed=asked.listed,
    )


def _text(document: Typed, place: Path, asked: Asked) -> str | None:
    if asked.kind is Kind.LIST:
        return listed(document, place)
    if asked.kind is Kind.TICK:
        return ticked(document, place, unless=asked.key == "verified")
    return shown(document, place)


def _label(part: Part, asked: Asked) -> Wording:
    *keys, last = asked.key.split(".")
    if last == "source":
        return SOURCE_LABEL
    if last not in PAIR:
        return title_of(part.by_key[last])
    language = _LANGUAGES[last]
    if not keys:
        return language
    title = title_of(part.by_key[keys[0]])
    return Wording(f"{title.zh}（{language.zh}）", f"{title.en} ({language.en})")


_BLANK = blank_option()
SOURCE_KINDS = tuple(Option(key.value, name) for key, name in SOURCE_KIND_NAMES.items())


def chosen(text: str, known: tuple[Option, ...]) -> tuple[str, tuple[Option, ...]]:
    """The option that `text` names by key or name, and the options; a text that names none is
    one more of them."""
    if not text.strip():
        return "", (_BLANK, *known)
    if any(text == option.key for option in known):
        return text, (_BLANK, *known)
    wanted = fold(text)
    for option in known:
        if wanted in map(fold, (option.key, option.name.zh, option.name.en)):
            return option.key, (_BLANK, *known)
    return text, (_BLANK, *known, Option(text, Wording(text, text)))


def source_options(document: Typed) -> tuple[Option, ...]:
    """The sources that a value may name, by id and title."""
    found: dict[str, Option] = {}
    for entry in entries(document, ("sources",)).values():
        key, title = (str(entry.get(name) or "").strip() for name in ("id", "title"))
        if key:
            text = f"{key} · {title[:40]}" if title else key
            found.setdefault(key, Option(key, Wording(text, text)))
    return tuple(found.values())


def most_at(path: Path) -> int:
    """How many entries the list there may have."""
    part = COMPOSED if len(path) > 1 else CARD
    listing = part.by_key[str(path[-1])]
    assert isinstance(listing, Rows)
    return listing.most


def entries(document: Typed, path: Path) -> Mapping[int, Mapping[str, Any]]:
    """The entries of a list that are mappings, by their place in it; none of those behind as many
    as a card may have, which no page could show."""
    raw = part_at(document, *path)
    rows = enumerate(raw[: most_at(path)]) if isinstance(raw, list) else ()
    return {place: entry for place, entry in rows if isinstance(entry, Mapping)}


def entry_rows(
    document: Typed,
    path: Path,
    part: Part,
    asked: tuple[tuple[Asked, ...], tuple[Asked, ...]],
    sources: tuple[Option, ...],
) -> tuple[EntryRow, ...]:
    """The rows of a list: the fields of their line, and those below it."""
    main, rest = asked
    rows = [(*path, place) for place in entries(document, path)]
    return tuple(
        EntryRow(
            row,
            name_of(*row),
            anchor_of(row),
            fields_of(document, row, part, main, sources),
            fields_of(document, row, part, rest, sources),
        )
        for row in rows
    )


def limit_rows(document: Typed) -> tuple[EntryRow, ...]:
    """The limits of use, each in both languages; one that is plain text is half of a pair."""
    raw = part_at(document, "limits_of_use")
    most = most_at(("limits_of_use",))
    rows = enumerate(raw[:most]) if isinstance(raw, list) else ()
    return tuple(_limits(document, (place for place, entry in rows if _is_bilingual(entry))))


def _is_bilingual(entry: Any) -> bool:
    return isinstance(entry, str | Mapping)


def _limits(document: Typed, places: Iterable[int]) -> Iterator[EntryRow]:
    for place in places:
        row: Path = ("limits_of_use", place)
        fields = fields_of(document, row, CARD, LIMIT, ())
        yield EntryRow(row, name_of(*row), anchor_of(row), fields)
