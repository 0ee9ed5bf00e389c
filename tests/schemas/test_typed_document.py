"""A document made plain and storable, parts laid aside and put back."""

from datetime import date
from decimal import Decimal

import pytest

from schemas.typed_document import (
    DEEPEST,
    Places,
    Rejected,
    laid_aside,
    part_at,
    plain,
    restored,
    storable,
    without,
)
from schemas.typed_text import NumberAsTyped

DOCUMENT = {"a": [10, {"b": 11}, 12], "c": 13}


def nested(depth):
    return [nested(depth - 1)] if depth else "end"


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ({1: (2, 3)}, {"1": [2, 3]}),
        (nested(DEEPEST), nested(DEEPEST)),
        ("text", "text"),
        (None, None),
    ],
)
def test_mappings_and_lists_are_copied_with_text_as_keys(raw, made):
    assert made == plain(raw)


def test_what_lies_too_deep_is_cut():
    assert "…" == part_at(plain(nested(DEEPEST + 5)), *[0] * DEEPEST)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (1.5, 1.5),
        (7, 7),
        (10**400, hex(10**400)),
        (True, True),
        (None, None),
        (NumberAsTyped("1.30"), "1.30"),
        (NumberAsTyped("1e400"), "1e400"),
        (NumberAsTyped("1.5"), 1.5),
        (Decimal("1.30"), "1.30"),
        (date(2026, 1, 31), "2026-01-31"),
        ("\ud800a", "\\ud800a"),
        ({"\ud800": ["\udfff"]}, {"\\ud800": ["\\udfff"]}),
    ],
)
def test_what_json_would_change_is_kept_as_text(raw, kept):
    assert kept == storable(raw)
    assert type(kept) is type(storable(raw))


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ((), DOCUMENT),
        (("a", 1, "b"), 11),
        (("a", 3), None),
        (("a", -1), None),
        (("a", "b"), None),
        (("c", "d"), None),
        (("e",), None),
    ],
)
def test_a_part_is_found_by_its_path(path, part):
    assert part == part_at(DOCUMENT, *path)


def test_a_document_without_its_cut_parts():
    assert {"a": [10, {}]} == without(DOCUMENT, [("a", 1, "b"), ("a", 2), ("c",)])
    assert without(DOCUMENT, []) == DOCUMENT


def test_only_the_outermost_cut_parts_are_laid_aside_in_order():
    cut = [("c",), ("a", 2), ("a", 1, "b"), ("a", 1)]

    assert (Rejected(("a", 1), {"b": 11}), Rejected(("a", 2), 12), Rejected(("c",), 13)) == (
        laid_aside(DOCUMENT, cut)
    )


@pytest.mark.parametrize(
    ("left", "typed"),
    [
        (("a", 0), ("a", 1)),
        (("a", 1), ("a", 2)),
        (("a", 2), ("a", 2)),
        (("a", 0, "b"), ("a", 1, "b")),
        (("c",), ("c",)),
    ],
)
def test_places_of_what_is_left_are_found_in_the_whole(left, typed):
    assert typed == Places(DOCUMENT, frozenset({("a", 0)})).typed(left)


@pytest.mark.parametrize(
    ("kept", "rejected", "whole"),
    [
        ({"a": [10]}, [(["a", 1], 11)], {"a": [10, 11]}),
        ({"a": [10]}, [(["a", 2], 12), (["a", 0], 9)], {"a": [9, 10, 12]}),
        ({"a": [10]}, [(["a", 99], 11)], {"a": [10, 11]}),
        ({}, [(["a", 0], 11)], {"a": [11]}),
        ({}, [(["a", "b", "c"], 11)], {"a": {"b": {"c": 11}}}),
        ({"a": {"canonical": {"low": 1}}}, [(["a", "canonical"], 2)], {"a": {"canonical": 2}}),
        ({"schema": 1}, [(["schema"], 2)], {"schema": 2}),
        ({"a": [{"verified": True}]}, [(["a", 0, "verified"], "?")], {"a": [{"verified": "?"}]}),
    ],
)
def test_what_was_laid_aside_is_put_back(kept, rejected, whole):
    entries = [{"path": path, "raw": raw} for path, raw in rejected]

    assert (whole, ()) == restored(kept | {"rejected": entries})


@pytest.mark.parametrize(
    ("kept", "path"),
    [
        ({"a": 1}, ["a"]),
        ({"a": 1}, ["a", "b"]),
        ({"a": [1]}, ["a", "b"]),
        ({"a": [1]}, ["a", -1]),
        ({"a": {"b": 1}}, ["a", 0]),
        ({"verified": False}, ["verified"]),
        ({}, []),
    ],
)
def test_what_finds_no_place_stays_aside(kept, path):
    entry = {"path": path, "raw": {"x": 2}}

    assert (kept, (Rejected(tuple(path), {"x": 2}),)) == restored({**kept, "rejected": [entry]})


@pytest.mark.parametrize("entry", [5, "text", {"raw": 1}, {"path": "a"}, {"path": [1.5]}])
def test_an_entry_that_names_no_place_stays_aside_whole(entry):
    assert ({"a": 1}, (Rejected((), entry),)) == restored({"a": 1, "rejected": [entry]})


def test_what_is_laid_aside_though_it_is_no_list_is_kept():
    assert ({}, (Rejected((), {"a": 1}),)) == restored({"rejected": {"a": 1}})
    assert ({}, ()) == restored({"rejected": None})


def test_an_entry_says_path_and_content_as_typed():
    assert {"path": ["a", 0], "raw": [1]} == Rejected(("a", 0), [1]).as_entry()
