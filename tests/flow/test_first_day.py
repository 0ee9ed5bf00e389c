"""A card from the supplier's form to the engineer's search, page by page in a browser."""

from dataclasses import dataclass

import pytest

from tests.flow.documents import as_json, document
from tests.flow.visitors import Answer

BRAND = {"zh": "某镁六十号", "en": "ACME Sixty"}
NOTE = "请写明试样取自哪里。"
REASON = "停产。"
TOO_STRONG = document(designation="AM61X", brand=BRAND)
TOO_STRONG["values"][2]["value"] = "331"
MENDED = document(designation="AM61X", brand=BRAND)
BETTER = document(designation="AM61X", brand=BRAND)
BETTER["values"][2]["value"] = "137.5"


@dataclass(frozen=True)
class Public:
    """What a visitor sees of the card at one moment."""

    card: Answer
    first: Answer
    found: Answer
    ranked: Answer


def seen_by_a_visitor(world, number):
    visitor = world.visitor()
    return Public(
        card=visitor.get(f"/c/{number}"),
        first=visitor.get(f"/c/{number}/v1"),
        found=visitor.get("/search", q=BRAND["zh"], req="Rp0.2>=130MPa"),
        ranked=visitor.get("/scenarios/seat-frame"),
    )


def at(number):
    """The supplier's page of the card."""
    return f"/supplier/{number}"


def submit(world, number):
    return world.supplier.send(world.supplier.get(at(number)), f"{at(number)}/submit")


def decide(world, number, decision, **note):
    """The reviewer takes the card from the queue, reads it and decides."""
    queue = world.reviewer.get("/review/")
    row = next(row for row in queue.page.all("tr") if number in row.text)
    seen = world.reviewer.get(row.one("a").attrs["href"])
    actions = [form.attrs["action"] for form in seen.page.all("form")]
    action = next(action for action in actions if action.endswith(f"/{decision}"))
    return seen, world.reviewer.send(seen, action, **note)


def tier_of(answer, number):
    """The tier under which a page of matches lists the card."""
    return next(
        section.attrs["aria-labelledby"]
        for section in answer.page.all("section")
        if number in section.text
    )


@pytest.fixture(scope="module")
def uploaded(world):
    """The page after the first upload, of a card with a mistake."""
    form = world.supplier.get("/supplier/new")
    return world.supplier.send(form, "/supplier/new", document=as_json(TOO_STRONG))


@pytest.fixture(scope="module")
def number(uploaded):
    return uploaded.url.rsplit("/", 1)[1]


@pytest.fixture(scope="module")
def refused(world, uploaded, number):
    """The page after submitting the mistake."""
    return submit(world, number)


@pytest.fixture(scope="module")
def mended(world, refused, number):
    return world.supplier.send(refused, at(number), document=as_json(MENDED))


@pytest.fixture(scope="module")
def hidden(world, mended, number):
    """What a visitor gets of the draft."""
    return world.visitor().get(f"/c/{number}/v1")


@pytest.fixture(scope="module")
def returned(world, hidden, number):
    """The draft as the supplier finds it after the reviewer sent it back."""
    submit(world, number)
    decide(world, number, "return", note=NOTE)
    return world.supplier.get(at(number))


@pytest.fixture(scope="module")
def published(world, returned, number):
    submit(world, number)
    decide(world, number, "publish")
    return seen_by_a_visitor(world, number)


@pytest.fixture(scope="module")
def review(world, published, number):
    """What the reviewer was shown of the second revision, which is public now."""
    draft = world.supplier.get(at(number))
    world.supplier.send(draft, at(number), document=as_json(BETTER))
    submit(world, number)
    seen, _ = decide(world, number, "publish")
    return seen


@pytest.fixture(scope="module")
def superseded(world, review, number):
    return seen_by_a_visitor(world, number)


@pytest.fixture(scope="module")
def withdrawn(world, superseded, number):
    draft = world.supplier.get(at(number))
    world.supplier.send(draft, f"{at(number)}/withdraw", note=REASON)
    return seen_by_a_visitor(world, number)


def test_a_wrong_password_opens_nothing(world):
    stranger = world.visitor()
    assert stranger.sign_in("supplier", "wrong horse").status == 401
    assert stranger.get("/supplier/").url.startswith(f"{world.server.address}/sign-in")


def test_an_upload_without_the_token_of_the_form_is_refused(world):
    form = world.supplier.get("/supplier/new")
    answer = world.supplier.send(form, "/supplier/new", document="{}", csrf_token="forged")
    assert answer.status == 400


def test_an_uploaded_card_is_kept_with_what_is_wrong_in_it(uploaded):
    (finding,) = uploaded.page.all("li", "finding")
    assert "必须改正" in finding.text
    assert "Rp0.2 331 MPa 高于 Rm 241.5 MPa" in finding.text
    assert '"331"' in uploaded.page.one("textarea").text


def test_a_card_can_be_uploaded_as_a_file(world):
    form = world.supplier.get("/supplier/new")
    file = as_json(document(designation="AM62X")).encode()
    draft = world.supplier.send(form, "/supplier/new", file=file)
    assert draft.page.one("h1").text == "AM62X-F"


def test_a_card_with_a_mistake_cannot_be_submitted(refused):
    assert refused.status == 422
    assert "草稿已保留" in refused.page.said("stop")


def test_a_mended_card_has_no_finding(mended):
    assert mended.page.all("li", "finding") == []
    assert "没有问题" in mended.text


def test_a_visitor_does_not_see_a_draft(hidden):
    assert hidden.status == 404


def test_a_returned_card_shows_the_note_to_its_supplier(returned):
    assert NOTE in returned.page.said("care")
    assert returned.page.one("span", "state-returned")


def test_a_published_card_is_found_by_its_brand_and_its_strength(published, number):
    assert tier_of(published.found, number) == "qualified"


def test_a_published_card_is_ranked_by_its_scenario(published, number):
    assert tier_of(published.ranked, number) == "qualified"
    line = next(row for row in published.ranked.page.all("tr") if number in row.text)
    assert line.said("score-number") == "68"


def test_a_published_card_shows_its_values_with_basis_condition_and_source(published):
    row = next(row for row in published.card.page.all("tr") if "131 MPa" in row.text)
    guaranteed, typical, condition, *_ = (cell.text for cell in row.all("td"))
    assert "规定塑性延伸强度" in row.one("th").text
    assert ("", "131 MPa n = 5") == (guaranteed, typical)
    assert "23 °C；L₀=50 mm；单铸试棒" == condition
    assert "试验报告 2026-01" in published.card.page.one("li", id="source-1").text


def test_the_first_revision_reads_the_same_at_its_own_address(published):
    assert published.first.page.one("main").text == published.card.page.one("main").text


def test_a_reviewer_sees_what_a_revision_changes(review):
    changes = review.page.one("table", "review-values").text
    assert "131" in changes
    assert "137.5" in changes


def test_a_new_revision_takes_the_place_of_the_first(superseded):
    assert "137.5 MPa" in superseded.card.words
    assert "131 MPa" not in superseded.card.words


def test_a_superseded_revision_still_shows_and_says_so(superseded, number):
    banner = superseded.first.page.one("div", "care")
    assert banner.one("a").attrs["href"] == f"/c/{number}"
    assert "131 MPa" in superseded.first.words


def test_a_withdrawn_card_is_found_no_more(withdrawn, number):
    assert number not in withdrawn.found.text
    assert number not in withdrawn.ranked.text


def test_a_withdrawn_card_leaves_a_tombstone_that_says_why(withdrawn):
    assert withdrawn.card.status == 410
    assert "撤回" in withdrawn.card.page.said("stop")
    assert REASON in withdrawn.card.text
