"""The way of a card through the pages: upload, mend, submit, return, publish, withdraw."""

import io
import json
import re

import pytest

from tests.catalogue.people import document, value
from tests.catalogue.site import post, token


def upload(client, path, content, **form):
    data = {"csrf_token": token(client), "file": (io.BytesIO(content), "card.json"), **form}
    return client.post(path, data=data)


def last_waiting(reviewer):
    """The number under which a reviewer finds what was submitted last."""
    return max(map(int, re.findall(r'href="/review/(\d+)"', reviewer.get("/review/").text)))


def test_what_is_valid_is_kept_and_the_rest_is_told(supplier):
    raw = document("AE44", value("density", "1.82", "g/cm³"), value("densty", "1.8", "g/cm³"))
    answer = upload(supplier, "/supplier/new", json.dumps(raw).encode())
    assert answer.status_code == 303
    page = supplier.get(answer.headers["Location"])
    assert "AE44" in page.text
    assert "values[1].property" in page.text
    assert "必须改正" in page.text
    assert "&#34;densty&#34;" in page.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "第 1 行"),
        (b'{\n"a": NaN}', "第 2 行"),
        (b'{"a": 1, "a": 2}', "出现两次"),
        ('{"designation": "镁合金铸件"}'.encode("gb18030"), "UTF-8"),
        (b"[1]", "JSON 对象"),
        (b"", "第 1 行"),
    ],
)
def test_what_is_no_document_is_refused_with_the_place(supplier, content, said):
    answer = upload(supplier, "/supplier/new", content)
    assert answer.status_code == 400
    assert said in answer.text


def test_what_was_typed_stands_there_again(supplier):
    answer = post(supplier, "/supplier/new", document='{"designation": "AE44",')
    assert answer.status_code == 400
    assert "{&#34;designation&#34;: &#34;AE44&#34;," in answer.text


def test_a_file_that_is_too_large_is_refused(supplier):
    answer = post(supplier, "/supplier/new", document=" " * (4 * 1024 * 1024))
    assert answer.status_code == 413
    assert "4 MB" in answer.text


def test_the_text_to_mend_holds_nothing_that_is_derived(site, supplier):
    page = supplier.get(f"/supplier/{site.draft_number}").text
    assert "&#34;big&#34;" in page
    assert "canonical" not in page


def test_the_example_can_be_submitted(supplier):
    example = supplier.get("/supplier/example.json").text
    made = post(supplier, "/supplier/new", document=example)
    answer = post(supplier, made.headers["Location"] + "/submit")
    assert answer.status_code == 303


def test_from_draft_to_publication(site, supplier, reviewer):
    path = f"/supplier/{site.draft_number}"
    assert post(supplier, path + "/submit").status_code == 422
    post(supplier, path, document=json.dumps(document("AM50A")))
    assert post(supplier, path + "/submit").status_code == 303
    assert "AM50A" in reviewer.get("/review/").text
    waiting = last_waiting(reviewer)
    assert post(reviewer, f"/review/{waiting}/return", note="请补充来源").status_code == 303
    assert "请补充来源" in supplier.get(path).text
    post(supplier, path + "/submit")
    answer = post(reviewer, f"/review/{waiting}/publish", note="")
    assert answer.headers["Location"] == f"/review/{site.waiting_id}"
    assert "AM50A" in site.visitor().get("/search?q=AM50A").text


def test_a_reviewer_who_read_an_older_content_is_told(site, supplier, reviewer):
    answer = post(reviewer, f"/review/{site.waiting_id}/publish", expected="0" * 64)
    assert answer.status_code == 409


def test_an_author_who_read_an_older_content_is_told(site, supplier):
    path = f"/supplier/{site.draft_number}"
    raw = json.dumps(document("AM50A"))
    assert post(supplier, path, document=raw, expected="0" * 64).status_code == 409


def test_a_revision_shows_what_changed(site, supplier, reviewer):
    path = f"/supplier/{site.number}"
    post(supplier, path, document=json.dumps(document("AM60B", value("density", "1.79", "g/cm³"))))
    post(supplier, path + "/submit")
    waiting = last_waiting(reviewer)
    page = reviewer.get(f"/review/{waiting}").text
    assert "<del>1.80\u00a0g/cm³</del>" in page
    assert "<ins>1.79\u00a0g/cm³</ins>" in page
    assert "−0.56" in page


def test_a_withdrawn_card_leaves_a_tombstone_and_its_revisions(site, supplier):
    post(supplier, f"/supplier/{site.number}/withdraw", note="停产")
    page = site.visitor().get(f"/c/{site.number}")
    assert page.status_code == 410
    assert "已由企业撤回" in page.text
    assert "停产" in page.text
    assert f"/c/{site.number}/v1" in page.text
    kept = site.visitor().get(f"/c/{site.number}/v1")
    assert kept.status_code == 200
    assert "已由企业撤回" in kept.text
    assert ">AM60B</a>" not in site.visitor().get("/search?req=Rp0.2>=1MPa").text


def test_a_superseded_revision_leads_to_the_current_one(site, supplier, reviewer):
    path = f"/supplier/{site.number}"
    post(supplier, path, document=json.dumps(document("AM60B", value("density", "1.79", "g/cm³"))))
    post(supplier, path + "/submit")
    waiting = last_waiting(reviewer)
    post(reviewer, f"/review/{waiting}/publish")
    assert "此版本已被新版取代" in site.visitor().get(f"/c/{site.number}/v1").text
    assert "v2" in site.visitor().get(f"/c/{site.number}").text


def test_a_conflict_keeps_what_was_typed(site, supplier):
    path = f"/supplier/{site.draft_number}"
    raw = json.dumps(document("AM52X"))
    answer = post(supplier, path, document=raw, expected="0" * 64)
    assert answer.status_code == 409
    assert "AM52X" in answer.text
    assert "未保存" in answer.text
    answer = post(supplier, f"/supplier/{site.waiting_number}", document=raw)
    assert answer.status_code == 409
    assert "AM52X" in answer.text


def test_a_card_with_a_newer_draft_can_be_withdrawn_or_keep_to_what_is_published(site, supplier):
    path = f"/supplier/{site.number}"
    post(supplier, path, document=json.dumps(document("AM50A")))
    page = supplier.get(path).text
    assert f'action="{path}/withdraw"' in page
    assert f'action="{path}/discard"' in page
    assert post(supplier, path + "/discard").status_code == 303
    assert "AM50A" not in supplier.get(path).text
    assert post(supplier, path + "/withdraw", note="停产", expected="0" * 64).status_code == 409
    assert post(supplier, path + "/withdraw", note="停产").status_code == 303
    assert "已撤回：停产" in supplier.get(f"/c/{site.number}").text
