"""Bad cards by three mouths: the page, the interface and the import say the same of them.

What is impossible keeps a card from being submitted, what is unusual only warns; either way the
draft is kept, the field is named, and both languages say what to do.
"""

from dataclasses import dataclass

import pytest

from tests.flow.documents import CAST_BAR, as_json, document, value
from tests.flow.publishing import NEW


@dataclass(frozen=True)
class Bad:
    """A card, the rule it breaks, where it breaks it, and a word of what is said."""

    content: dict
    code: str
    where: str
    said: str
    is_hard: bool = True


HARDNESS = {"load_indenter": "HBW 2.5/62.5"}
ELEMENTS = [
    {"element": "Al", "min": "60"},
    {"element": "Zn", "min": "50"},
    {"element": "Mg", "balance": True},
]
BAD = {
    "a modulus typed in the wrong unit": Bad(
        document(value("youngs_modulus", "45000", "GPa")),
        "outside_hard_bounds",
        "values[0].value",
        "45000 GPa",
    ),
    "a Vickers number as a Brinell hardness": Bad(
        document(value("brinell_hardness", "65", "HV", conditions=HARDNESS)),
        "unit_not_accepted",
        "values[0].unit",
        "HV",
    ),
    "a strength without a temperature": Bad(
        document(value("proof_strength_02", "131", "MPa", conditions={})),
        "not_comparable",
        "values[0].conditions.temperature",
        "100 °C",
        is_hard=False,
    ),
    "an unusual density": Bad(
        document(value("density", "2.7", "g/cm3")),
        "outside_typical_bounds",
        "values[0].value",
        "2.7 g/cm³",
        is_hard=False,
    ),
    "a proof strength above the tensile strength": Bad(
        document(
            value("proof_strength_02", "250", "MPa", conditions=CAST_BAR),
            value("tensile_strength", "220", "MPa", conditions=CAST_BAR),
        ),
        "proof_exceeds_tensile",
        "values[0].value",
        "Rm 220 MPa",
    ),
    "a composition of more than 100 %": Bad(
        document(composition={"source": "s1", "elements": ELEMENTS}),
        "composition_minima_exceed_100",
        "composition.elements",
        "110 %",
    ),
    "a value that is no number": Bad(
        document(value("density", "NaN", "g/cm3")),
        "number_unreadable",
        "values[0].value",
        "NaN",
    ),
    "a field that there is not": Bad(
        document(colour="silver"), "unknown_field", "colour", "colour"
    ),
}
HARD = [name for name, bad in BAD.items() if bad.is_hard]
SOFT = [name for name, bad in BAD.items() if not bad.is_hard]
NO_JSON = '{"schema": 1, "designation": "AM60B", "values": [{"value": NaN}]}'


@pytest.fixture(scope="module")
def posted(world):
    """The answer of the interface to each bad card."""
    supplier = world.caller("supplier")
    return {name: supplier.post(NEW, bad.content) for name, bad in BAD.items()}


@pytest.fixture(scope="module")
def form(world):
    """The page on which a supplier uploads a card."""
    return world.supplier.get("/supplier/new")


@pytest.fixture(scope="module")
def uploaded(world, form):
    """The page of each bad card after it was uploaded as text."""
    return {
        name: world.supplier.send(form, "/supplier/new", document=as_json(bad.content))
        for name, bad in BAD.items()
    }


@pytest.fixture(scope="module")
def rehearsed(world):
    """What the import says of all of them, and of what is no document."""
    entries = [{"key": name, "card": bad.content} for name, bad in BAD.items()]
    (world.program.folder / "bad.json").write_text(as_json(entries), encoding="utf-8")
    (world.program.folder / "no.json").write_text(NO_JSON, encoding="utf-8")
    to_acme = ("--enterprise", "ACME")
    return world.program.try_together(
        ("import", "bad.json", *to_acme, "--dry-run"), ("import", "no.json", *to_acme)
    )


def finding_of(answer, bad):
    found = [entry for entry in answer.data["problems"] if entry["code"] == bad.code]
    assert [bad.where] == [entry["where"] for entry in found]
    return found[0]


def shown(page):
    return page.page.one("ol", "findings").text


@pytest.mark.parametrize("name", BAD)
def test_the_interface_names_the_field_and_the_rule(posted, name):
    bad = BAD[name]
    finding = finding_of(posted[name], bad)
    assert ("hard" if bad.is_hard else "soft") == finding["severity"]
    assert all(bad.said in finding["finding"][language] for language in ("zh", "en"))
    assert all(finding["advice"][language] for language in ("zh", "en"))


@pytest.mark.parametrize("name", BAD)
def test_the_page_says_what_the_interface_says(posted, uploaded, name):
    bad = BAD[name]
    finding = finding_of(posted[name], bad)
    for text in (bad.where, finding["finding"]["zh"], finding["advice"]["zh"]):
        assert " ".join(text.split()) in shown(uploaded[name])
    assert ("必须改正" if bad.is_hard else "请核对") in shown(uploaded[name])


@pytest.mark.parametrize("name", BAD)
def test_the_page_speaks_english_when_asked(world, posted, uploaded, name):
    number = uploaded[name].url.rsplit("/", 1)[1]
    page = world.supplier.get(f"/supplier/{number}", lang="en")
    world.supplier.get("/", lang="zh")
    finding = finding_of(posted[name], BAD[name])["finding"]["en"]
    assert " ".join(finding.split()) in shown(page)


@pytest.mark.parametrize("name", BAD)
def test_the_import_says_what_the_interface_says(posted, rehearsed, name):
    finding = finding_of(posted[name], BAD[name])
    assert finding["finding"]["zh"] in rehearsed[0].out
    assert finding["advice"]["zh"] in rehearsed[0].out
    assert f"{BAD[name].where} [{BAD[name].code}" in rehearsed[0].out


def test_an_import_of_bad_cards_says_so_to_programs_too(rehearsed):
    assert (1, "") == (rehearsed[0].status, rehearsed[0].err)


@pytest.mark.parametrize("name", HARD)
def test_what_is_impossible_is_not_submitted(world, posted, uploaded, name):
    supplier, answer = world.caller("supplier"), posted[name]
    refused = supplier.post(f"/cards/{answer.data['number']}/submit", If_Match=answer.etag)
    assert (422, "card_refused") == (refused.status, refused.data["code"])
    number = uploaded[name].url.rsplit("/", 1)[1]
    page = world.supplier.send(uploaded[name], f"/supplier/{number}/submit")
    assert (422, True) == (page.status, "草稿已保留" in page.words)


@pytest.mark.parametrize("name", HARD)
def test_the_refused_draft_is_kept_as_it_was_typed(world, posted, name):
    number = posted[name].data["number"]
    assert "draft" == world.caller("supplier").get(f"/cards/{number}", draft="true").data["state"]
    typed = world.supplier.get(f"/supplier/{number}").page.one("textarea").text
    bad = BAD[name]
    assert all(str(entry["value"]) in typed for entry in bad.content["values"] if "value" in entry)
    assert ("silver" in typed) == ("colour" in bad.content)


@pytest.mark.parametrize("name", SOFT)
def test_what_is_unusual_is_submitted_with_its_warning(world, posted, name):
    answer = posted[name]
    path = f"/cards/{answer.data['number']}/submit"
    submitted = world.caller("supplier").post(path, If_Match=answer.etag)
    assert (200, "submitted") == (submitted.status, submitted.data["state"])
    assert finding_of(submitted, BAD[name])


def test_text_that_is_no_document_names_line_and_column_everywhere(world, form, rehearsed):
    interface = world.caller("supplier").ask("POST", NEW, NO_JSON.encode())
    page = world.supplier.send(form, "/supplier/new", document=NO_JSON)
    command = rehearsed[1]
    assert (400, 400, 1) == (interface.status, page.status, command.status)
    said = f"第 1 行第 {NO_JSON.index('NaN') + 1} 列：NaN 不是 JSON 数值"
    assert said in interface.data["detail"]
    assert said in page.page.said("stop")
    assert said in command.err
    assert NO_JSON == page.page.one("textarea").text


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"null", b"\xff\xfe", b"[" * 5000, b'{"values": 7}', b'{"a":1,"a":2}']
)
def test_rubbish_is_refused_and_breaks_nothing(world, form, raw):
    interface = world.caller("supplier").ask("POST", NEW, raw)
    page = world.supplier.send(form, "/supplier/new", file=raw)
    assert interface.status in (201, 400)
    assert page.status in (200, 400)


def test_nothing_of_all_this_broke_the_server(world, posted, uploaded):
    assert [] == [line for line in world.server.lines() if line["level"] == "error"]
