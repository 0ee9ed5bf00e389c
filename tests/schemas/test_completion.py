"""What may come next while a requirement is typed."""

import pytest

from schemas.completion import MOST, completions


def texts(typed):
    return [entry.text for entry in completions(typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("屈服", "Rp0.2>="),
        ("yield", "Rp0.2>="),
        ("Rp", "Rp0.2>="),
        ("密", "密度<="),
        ("Rm>=200MPa; 导热", "导热系数>="),
        ("延伸率", "A>="),
        ("Rp0.2>=130 M", "MPa"),
        ("ρ<=1.85 g", "g/cm3"),
        ("SE@fr", "frequency="),
        ("SE@frequency=1GHz,厚", "thickness="),
        ("Rp0.2@温度", "temperature="),
        ("Rp0.2@", "temperature="),
    ],
)
def test_the_first_is_what_is_meant(typed, first):
    assert (texts(typed) or [""])[0] == first


def test_it_says_where_it_goes():
    (found, *_) = completions("Rm>=200MPa; 密")
    assert "Rm>=200MPa; 密"[: found.start] + found.text == "Rm>=200MPa; 密度<="
    assert (found.label.en, found.note.en) == ("Density ρ", "g/cm³")


def test_a_needed_condition_is_called_so():
    notes = {entry.text: entry.note.en for entry in completions("A@")}
    assert notes["gauge="] == "needed condition"
    assert "condition" in notes.values()


def test_there_are_not_too_many():
    assert len(completions("强")) <= MOST
    assert len(completions("e")) == MOST


@pytest.mark.parametrize(
    "typed", ["", "  ", "zzz", "zzz>=1 M", "zzz@t", "Rm>=200MPa;", "禁限用物质符合性=5 M"]
)
def test_nothing_fits(typed):
    assert texts(typed) == []
