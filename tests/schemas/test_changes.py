"""What differs between two documents, named the way people find it."""

import pytest

from schemas.changes import Difference, differences
from tests.schemas.build import SOURCE, document, value


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ({}, {}, []),
        ({"temper": "F"}, {"temper": "F"}, []),
        ({"temper": "F"}, {"temper": "T6"}, [("temper", "F", "T6")]),
        ({"temper": "F"}, {}, [("temper", "F", "")]),
        ({}, {"brand": {"zh": "镁"}}, [("brand.zh", "", "镁")]),
        ({"schema": 1, "rejected": [1]}, {"schema": 2}, []),
        (
            document(value(canonical={"low": 1})),
            document(value(canonical={"low": 2})),
            [],
        ),
        (
            document(value(text="1.80")),
            document(value("porosity", "1", "%"), value(text="1.81")),
            [
                ("values[density].value", "1.80", "1.81"),
                ("values[porosity].property", "", "porosity"),
                ("values[porosity].value", "", "1"),
                ("values[porosity].unit", "", "%"),
                ("values[porosity].basis", "", "typical"),
                ("values[porosity].source", "", "s1"),
            ],
        ),
        (
            document(value(), value(note="a")),
            document(value(), value(note="b")),
            [("values[density 2].note", "a", "b")],
        ),
        (
            {"sources": [SOURCE]},
            {"sources": [{**SOURCE, "title": "New"}]},
            [("sources[s1].title", "Datasheet", "New")],
        ),
        (
            {"composition": {"elements": [{"element": "Al", "min": "5"}]}},
            {"composition": {"elements": [{"element": "Al", "min": "6"}]}},
            [("composition.elements[Al].min", "5", "6")],
        ),
        (
            {"other_designations": ["a", "b"]},
            {"other_designations": ["a", "c"]},
            [("other_designations[2]", "b", "c")],
        ),
    ],
)
def test_every_place_that_differs_is_listed_once(before, now, found):
    assert tuple(Difference(*entry) for entry in found) == differences(before, now)
