"""Words that people use for forms of supply, and the form that each of them certainly means."""

from __future__ import annotations

from collections.abc import Mapping

from cards.wording import Wording, fold
from schemas.sheet_head import FORM_NAMES

_WORDS: Mapping[str, str] = {
    "hpdc": "压铸|压铸件|高压压铸|高压压铸件|高压铸造件|压力铸造|真空压铸|"
    "die casting|die cast|die castings|high pressure die casting|pressure die casting|die-cast",
    "sand": "砂铸|砂型|砂型铸件|砂铸件|sand cast|sand castings",
    "gravity": "金属型|金属型铸造|金属型铸件|重力|重力铸件|金属型重力铸造|永久型铸造|"
    "permanent mold|permanent mould|permanent mold casting|permanent mould casting|"
    "gravity die casting",
    "low_pressure_cast": "低压|低压铸件|low pressure casting|low pressure die casting",
    "squeeze": "挤压铸件|液态模锻|squeeze cast",
    "dc": "半连续铸棒|半连续铸锭|DC 铸造|DC casting|direct chill casting|direct chill",
    "semi_solid": "半固态|半固态成型|半固态铸造|半固态注射成形|半固态注射成型|"
    "触变成形|触变成型|触变注射成形|触变注射成型|"
    "thixomolding|thixomoulding|semi-solid|semi solid|semi-solid casting",
    "extrusion": "挤压|挤压材|挤压件|挤压棒材|挤压管材|挤压板材|挤出|挤出材|型材|挤出型材|"
    "extruded|extrusions|extruded profile|profile",
    "sheet": "板|薄板|轧制|轧制板|轧制板材|轧板|板带材|rolled|rolled sheet|sheets",
    "plate": "中厚板|厚板材|plates",
    "forging": "锻造|锻造件|锻材|模锻件|自由锻件|forged|forgings",
    "wrought": "变形|变形合金|变形镁合金",
    "ingot": "锭|镁锭|合金锭|镁合金锭|锭材|ingots",
    "cast": "铸件|铸材|cast|castings",
}
_FORM_BY_WORD: Mapping[str, str] = {
    fold(word): key
    for key, name in FORM_NAMES.items()
    for word in (key, name.zh, name.en, f"{name.zh} {name.en}", *_WORDS.get(key, "").split("|"))
    if word
}


def form_called(text: str) -> str:
    """The form of supply that a word means; nothing for words that are not listed."""
    return _FORM_BY_WORD.get(fold(text), "")


def form_list() -> Wording:
    """The forms that have a name, as advice lists them."""
    return Wording(
        "、".join(name.zh for name in FORM_NAMES.values()),
        ", ".join(name.en for name in FORM_NAMES.values()),
    )
