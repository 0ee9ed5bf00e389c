"""A card filled in by two people, or by one whose answers are lost."""

import base64
import re
import zlib

import pytest

from catalogue.services import drafts
from catalogue.web.carried import carried, unpacked
from schemas.document import document_hash
from tests.catalogue.people import document
from tests.catalogue.web.filled_form import change, stored


def test_different_fields_of_two_editors_go_together(site, form):
    change(site, form.number, temper="T6")
    form.fill(values__0__value="1.79").press()
    document = stored(site, form.number).document
    assert (document["temper"], document["values"][0]["value"]) == ("T6", "1.79")
    assert "他人" in form.page


def test_a_merge_brings_the_fields_anew(site, form):
    change(site, form.number, temper="T6")
    answer = form.fill(family="Mg-Al").autosave()
    assert answer["is_merged"]
    assert 'name="temper" value="T6"' in answer["body"]


@pytest.mark.parametrize(("keep", "kept"), [("keep:mine", "mine"), ("keep:theirs", "theirs")])
def test_a_conflict_shows_both_and_one_is_kept(site, form, keep, kept):
    change(site, form.number, temper="theirs", family="Mg-Al")
    form.fill(temper="mine", process="mine too").press(status=409)
    assert re.search(
        r'<th scope="row" class="code">temper</th><td>mine</td><td>theirs</td>', form.page
    )
    assert 'name="temper" value="mine"' in form.page
    assert stored(site, form.number).card.temper == "theirs"
    form.press(keep)
    card = stored(site, form.number).card
    assert (card.temper, card.family, card.process) == (kept, "Mg-Al", "mine too")


def test_a_choice_counts_only_for_what_was_seen(site, form):
    change(site, form.number, temper="theirs")
    form.fill(temper="mine").press(status=409)
    change(site, form.number, temper="theirs again")
    form.press("keep:mine", status=409)
    assert "theirs again" in form.page
    form.press("keep:mine")
    assert stored(site, form.number).card.temper == "mine"


def test_the_script_is_told_of_a_conflict(site, form):
    change(site, form.number, temper="theirs")
    answer = form.fill(temper="mine").autosave(status=409)
    assert "1" in answer["why"]
    assert "theirs" in answer["conflict"]


def test_without_its_base_a_form_overwrites_nothing_unseen(site, form):
    change(site, form.number, temper="theirs")
    form.fill(temper="mine", base="nonsense").press(status=409)
    assert "theirs" in form.page
    form.press("keep:theirs")
    assert stored(site, form.number).card.temper == "theirs"


def test_an_answer_that_was_lost_is_no_conflict_with_oneself(site, form):
    before = form.fill(temper="F").sent.copy()
    first = form.send("save", "autosave")
    assert first.status_code == 200
    form.fill(temper="T6")
    assert form.autosave(status=409)["conflict"]
    lost = site.app.test_request_context(data=before, method="POST").request.get_data(as_text=True)
    answer = form.autosave(unconfirmed=lost)
    assert not answer["is_merged"]
    assert stored(site, form.number).card.temper == "T6"


def test_what_was_typed_into_a_form_that_was_submitted_meanwhile_is_shown(site, form):
    with site.database.transaction() as session:
        drafts.submit(session, site.people.supplier, form.number)
    form.fill(temper="too late")
    assert "待审核" in form.autosave(status=409)["why"]
    form.press(status=409)
    assert "too late" in form.page
    assert "待审核" in form.page


def test_a_document_is_carried_in_its_form():
    content = document()
    text = carried(content)
    assert unpacked(text, document_hash(content)) == content
    endless = base64.b64encode(zlib.compress(b'{"a": NaN}')).decode()
    for bad, name in (
        (endless, ""),
        (base64.b64encode(zlib.compress(b"[" * 100_000)).decode(), ""),
        (text, "0" * 64),
        ("%%", ""),
        ("YWJj", ""),
        (carried({})[:-8], ""),
    ):
        assert unpacked(bad, name) is None
