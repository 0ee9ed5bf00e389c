"""How a card is cited: in words, as BibTeX and as RIS; always with revision and content hash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cards.wording import Wording

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
HASH_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation names: a revision of a card, who published it and when, and its address."""

    number: str
    revision: int
    title: str
    publisher: Wording
    published_on: date | None
    content_hash: str
    address: str
    is_literature: bool

    @property
    def key(self) -> str:
        return f"{self.number}v{self.revision}"


def citation_text(cited: Cited) -> Wording:
    """The citation as a sentence; a card from literature says that it is compiled."""
    on = cited.published_on.isoformat() if cited.published_on else ""
    shown = cited.content_hash[:HASH_SHOWN]
    compiled = Wording("（编辑整理，数值出处见卡片）", " (compiled; sources on the card)")
    beside = compiled if cited.is_literature else Wording("", "")
    return Wording(
        f"{cited.publisher.zh}. {cited.title} 材料性能卡片{beside.zh}. 镁卡 MgCards, "
        f"{cited.number} 第 {cited.revision} 版, {on}. {cited.address} (SHA-256 {shown}…)",
        f"{cited.publisher.in_language('en')}. {cited.title}, material performance card"
        f"{beside.en}. MgCards, {cited.number} revision {cited.revision}, {on}. "
        f"{cited.address} (SHA-256 {shown}…)",
    )


def bibtex(cited: Cited) -> str:
    """An entry of BibTeX, every sign of LaTeX escaped."""
    fields = {
        "author": f"{{{_latex(cited.publisher.in_language('en'))}}}",
        "title": _latex(f"{cited.title}: material performance card {cited.number}"),
        "howpublished": "MgCards",
        "version": str(cited.revision),
        "year": str(cited.published_on.year) if cited.published_on else "",
        "url": cited.address,
        "note": f"SHA-256 {cited.content_hash}",
    }
    lines = (f"  {name} = {{{text}}}" for name, text in fields.items() if text)
    return "@misc{" + cited.key + ",\n" + ",\n".join(lines) + "\n}\n"


def ris(cited: Cited) -> str:
    """An entry of RIS, one tag a line."""
    on = cited.published_on
    tags = [
        ("TY", "DATA"),
        ("ID", cited.key),
        ("TI", f"{cited.title}: material performance card {cited.number}"),
        ("AU", cited.publisher.in_language("en")),
        ("PB", "MgCards"),
        ("ET", str(cited.revision)),
        ("PY", str(on.year) if on else ""),
        ("DA", on.strftime("%Y/%m/%d") if on else ""),
        ("UR", cited.address),
        ("N1", f"SHA-256 {cited.content_hash}"),
    ]
    lines = [f"{tag}  - {_one_line(text)}" for tag, text in tags if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def _latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in _one_line(text))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
