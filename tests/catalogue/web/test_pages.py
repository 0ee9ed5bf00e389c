"""Pages as readers see them: what they say, in both languages, with and without content."""

from itertools import pairwise

import pytest

from cards.vocabulary import VOCABULARY
from catalogue.app import create_app
from catalogue.settings import Settings
from tests.catalogue.people import document, published, value
from tests.catalogue.site import post

PUBLIC = (
    "/",
    "/search",
    "/search?req=Rp0.2>=120MPa",
    "/search?q=AM60B",
    "/scenarios",
    "/scenarios?need=lightweight",
    "/scenarios/seat-frame",
    "/scenarios/seat-frame/relative",
    "/cards",
    "/c/MG-000001",
    "/c/MG-000001/similar",
    "/c/MG-000001/v1",
    "/enterprises",
    "/enterprises/ACME",
    "/sets/",
    "/vocabulary",
    "/sign-in",
    "/register",
    "/register/engineer",
    "/register/done",
    "/api/v1/docs",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_everyone_reads_it(visitor, path, lang):
    answer = visitor.get(path + ("&" if "?" in path else "?") + f"lang={lang}")
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == lang
    assert f'<html lang="{"zh-Hans-CN" if lang == "zh" else "en"}">' in answer.text


@pytest.mark.parametrize("path", ["/", "/search", "/scenarios", "/cards", "/enterprises", "/sets/"])
def test_an_empty_catalogue_says_what_to_do_next(tmp_path, database, path):
    settings = Settings(tmp_path, str(database.engine.url), given_secret_key="of a test")
    answer = create_app(settings, database).test_client().get(path)
    assert answer.status_code == 200


def test_headings_are_in_order(visitor):
    for path in PUBLIC:
        levels = [
            int(part[0]) for part in visitor.get(path).text.split("<h")[1:] if part[0].isdigit()
        ]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_a_page_holds_no_inline_script_or_style(visitor):
    for path in PUBLIC:
        text = visitor.get(path).text
        assert "<style" not in text
        assert "style=" not in text
        assert "onclick" not in text
        assert "<script>" not in text


def test_every_answer_carries_the_policy(visitor):
    for path in ("/", "/nowhere", "/api/v1/cards", "/static/css/base.css"):
        with visitor.get(path) as answer:
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_language_is_remembered(visitor):
    visitor.get("/?lang=en")
    assert "Which magnesium" in visitor.get("/").text
    visitor.get("/?lang=zh")
    assert "哪种镁材料" in visitor.get("/").text


def test_the_switch_keeps_the_address(visitor):
    text = visitor.get("/search?req=Rp0.2>=120MPa&q=AM60B").text
    assert "/search?req=Rp0.2%3E%3D120MPa&amp;q=AM60B&amp;lang=en" in text


def test_a_result_says_value_condition_basis_grade_source_and_gap(visitor):
    text = visitor.get("/search?req=Rp0.2>=120MPa&lang=en").text
    for said in ("130\u00a0MPa", "typical", "23\u00a0°C", "grade D", "Datasheet", "+8.3\u00a0%"):
        assert said in text


def test_an_excluded_card_says_by_how_much(visitor):
    text = visitor.get("/search?req=Rp0.2>=200MPa").text
    assert "−70\u00a0MPa" in text
    assert "−35\u00a0%" in text


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "第 16 列：应为"), ("en", "Column 16: expected")]
)
def test_an_unreadable_requirement_shows_where_it_stops(visitor, lang, said):
    answer = visitor.get("/search", query_string={"req": "Rp0.2>=130MPa; 延伸>>8", "lang": lang})
    assert answer.status_code == 400
    assert "<mark>延</mark>" in answer.text
    assert said in answer.text
    assert 'value="Rp0.2&gt;=130MPa; 延伸&gt;&gt;8"' in answer.text


def test_several_requirements_stand_in_one_line(visitor):
    text = visitor.get("/search?req=Rp0.2>=120MPa&req=A>=8%25").text
    assert 'value="Rp0.2&gt;=120MPa; A&gt;=8%"' in text


def test_what_is_typed_is_never_markup(visitor):
    answer = visitor.get("/search", query_string={"req": "<script>x", "q": '"><b>'})
    assert "<script>x" not in answer.text
    assert '"><b>' not in answer.text


def test_a_frozen_revision_can_be_taken_as_data(visitor):
    answer = visitor.get("/c/MG-000001/v1/card.json")
    assert answer.json["designation"] == "AM60B"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="MG-000001-v1.json"'


def test_what_is_not_published_is_not_there_for_others(site, visitor, supplier):
    path = f"/c/{site.waiting_number}"
    assert visitor.get(path).status_code == 404
    assert "仅本企业与审核员可见" in supplier.get(path).text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["/nowhere", "/c/MG-999999", "/scenarios/none", "/enterprises/NO"])
def test_what_is_not_there_says_so(visitor, path, lang):
    answer = visitor.get(f"{path}?lang={lang}")
    assert answer.status_code == 404
    assert ("未找到" if lang == "zh" else "Not found") in answer.text


def test_a_fault_of_ours_is_told_and_logged_not_shown(visitor, monkeypatch):
    monkeypatch.setattr("catalogue.web.home.overview", lambda session: 1 / 0)
    answer = visitor.get("/")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "系统出错" in answer.text


def test_health(visitor):
    assert visitor.get("/healthz").json == {"status": "ok"}
    assert visitor.get("/readyz").json["cards"] == 1


def test_the_vocabulary_names_every_property(visitor):
    text = visitor.get("/vocabulary").text
    assert all(f'id="{key}"' in text for key in VOCABULARY.properties)


@pytest.mark.parametrize("number", [2**31, 10**30])
@pytest.mark.parametrize(
    "path", ["/scenarios/seat-frame/v{}", "/c/MG-000001/v{}", "/c/MG-000001/v{}/curves/0.csv"]
)
def test_a_number_larger_than_any_leads_nowhere(visitor, path, number):
    assert visitor.get(path.format(number)).status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/c/%00", 404),
        ("/api/v1/cards/%00", 404),
        ("/search?q=%00", 400),
        ("/cards?after=%00", 400),
    ],
)
def test_an_address_with_nul_is_refused_before_a_database_sees_it(visitor, path, status):
    assert visitor.get(path).status_code == status


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/cards"])
@pytest.mark.parametrize("host", ["a" * 70, "a..b"])
def test_a_host_that_cannot_be_is_a_request_that_cannot_be_read(visitor, path, host):
    answer = visitor.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert answer.text


@pytest.mark.parametrize(
    ("path", "field"), [("/sign-in", "email"), ("/sets/", "scenario"), ("/editions/", "number")]
)
def test_a_form_with_nul_is_refused_before_a_database_sees_it(visitor, path, field):
    assert post(visitor, path, **{field: "a\0b"}).status_code == 400


def test_what_is_equal_to_the_last_leader_is_not_passed_over(site):
    conditions = {"temperature": "23 °C"}
    with site.database.transaction() as session:
        for place, text in enumerate(("90", "80", "80", "80")):
            heat = value("thermal_conductivity", text, "W/(m·K)", conditions=conditions)
            published(session, site.people, document(f"EQ{place}", heat, family="Mg-Zn"))
    page = site.visitor().get("/?lang=en").text
    assert all(f">EQ{place}</a> <strong>" in page for place in range(3))
    assert "and 1 more with the same value as the last" in page


def test_the_opening_page_shows_what_leads_in_each_need_or_what_is_missing(site):
    page = site.visitor().get("/?lang=en").text
    assert page.count('class="leading"') == 5
    assert "No card states it comparably under this condition yet" in page
    assert "/explore/spread?property=thermal_conductivity" in page
