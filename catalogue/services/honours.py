"""The titles that an enterprise may bear, and what they are called.

To add one, add it here; forms, pages and the interface read it from there.
"""

from __future__ import annotations

from collections.abc import Iterable

from cards.wording import Wording
from catalogue.services.errors import InputRefused

HONOURS = {
    "chain_leader": Wording("产业链“链主”企业", "industrial chain leader"),
    "manufacturing_champion": Wording("制造业单项冠军", "manufacturing single champion"),
    "little_giant": Wording("专精特新“小巨人”企业", "“little giant” enterprise"),
    "specialised": Wording("专精特新中小企业", "specialised and sophisticated SME"),
    "innovative": Wording("创新型中小企业", "innovative SME"),
    "high_tech": Wording("高新技术企业", "high-tech enterprise"),
    "technology_centre": Wording("企业技术中心", "enterprise technology centre"),
    "smart_factory": Wording("智能工厂", "smart factory"),
    "green_factory": Wording("绿色工厂", "green factory"),
    "listed": Wording("上市公司", "listed company"),
}


def read_honours(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes, each once, in the order of the list. Raises InputRefused for one it has not."""
    wanted = set(codes)
    if unknown := sorted(wanted - set(HONOURS)):
        named, listed = ", ".join(unknown)[:80], ", ".join(HONOURS)
        raise InputRefused(
            "honours",
            Wording(
                f"没有这样的荣誉代码：{named}；可用的有：{listed}。",
                f"There is no such honour: {named}; the codes are {listed}.",
            ),
        )
    return tuple(code for code in HONOURS if code in wanted)
