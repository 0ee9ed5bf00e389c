"""Search by requirement and by words; the whole question stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cards.errors import RequirementUnreadable
from cards.wording import Wording
from catalogue.http.world import reading
from catalogue.services.errors import InputRefused
from catalogue.services.search import check_length, search
from catalogue.web.faces import near_of, table_of
from catalogue.web.lines import lines_shown

blueprint = Blueprint("search", __name__)


@dataclass(frozen=True, slots=True)
class Sample:
    """A requirement to try, and what it says."""

    text: str
    says: Wording


SAMPLES = (
    Sample("Rp0.2>=130MPa; A>=8%", Wording("压铸结构件：强度与延性", "structural casting")),
    Sample("屈服强度≥１８０ＭＰａ", Wording("全角字符也可以", "full-width characters will do")),
    Sample("密度<=1.85 g/cm3; E>=44GPa", Wording("轻而刚", "light and stiff")),
    Sample("导热系数>=70 W/(m·K)", Wording("散热件", "heat sinks")),
    Sample("断后伸长率>=8%→12%*2?; Rp0.2>=120MPa→150MPa", Wording("带目标与权重的排序", "ranked")),
    Sample("SE@frequency=1GHz,厚度=2mm>=60dB", Wording("1 GHz 屏蔽效能", "shielding at 1 GHz")),
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Typed text, cut where it stops making sense."""

    before: str
    at: str
    after: str
    column: int
    expected: Wording

    @classmethod
    def of(cls, error: RequirementUnreadable) -> Unreadable:
        text, start = error.text, error.column - 1
        at = text[start : start + 1] or "␣"
        return cls(text[:start], at, text[start + 1 :], error.column, error.expected)


@blueprint.get("/search")
def show() -> ResponseReturnValue:
    parts = [part for part in request.args.getlist("req") if part.strip()]
    typed, text = "; ".join(parts), request.args.get("q", "").strip()
    if not typed and not text:
        return _page(typed, text)
    try:
        check_length(parts, text)
        with reading() as session:
            found = search(session, typed, text)
    except InputRefused as error:
        return _page(typed, text, refused=error.wording), 400
    except RequirementUnreadable as error:
        return _page(typed, text, unreadable=Unreadable.of(error)), 400
    table, faces = table_of(found)
    return _page(typed, text, table=table, faces=faces, near=near_of(found))


def _page(typed: str, text: str, **found: Any) -> str:
    nothing = {"table": None, "faces": {}, "near": (), "unreadable": None, "refused": None}
    asked = {"typed": typed, "text": text, "samples": SAMPLES}
    return render_template("pages/search.html", **nothing | asked | lines_shown() | found)
