"""A source of a card, in and out."""

from __future__ import annotations

import re
from typing import Any

from marshmallow import post_load

from cards.sources import SOURCE_KIND_NAMES, Source
from cards.wording import Wording
from schemas.choice import OneOf
from schemas.fields import Day, Flag, Formatted, Json, Link, Text
from schemas.part import Part


class Registered(Text):
    """The number of an accreditation; the name of the register, as certificates print it before
    the number, is not part of it."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        return re.sub(r"(?i)^(CNAS|CMA)[\s:：]*(?=\w)", "", text)


class SourceSchema(Part):
    """Where numbers come from; values refer to it by `id`."""

    essential = frozenset({"id", "kind", "title"})

    id = Text("编号", "id", cap=60, required=True)
    kind = OneOf("种类", "kind", names=SOURCE_KIND_NAMES, required=True)
    title = Text("题名", "title", cap=500, required=True)
    url = Link("网址", "web address")
    doi = Formatted(
        "DOI",
        "DOI",
        cap=300,
        pattern=r"10\.\d{4,9}/\S+",
        advice=Wording(
            "请写 DOI 本身，例如 10.3389/fmats.2021.778833。",
            "Write the DOI itself, such as 10.3389/fmats.2021.778833.",
        ),
    )
    laboratory = Text("实验室", "laboratory")
    cnas = Registered("CNAS 编号", "CNAS number", cap=40)
    cma = Registered("CMA 编号", "CMA number", cap=40)
    report_no = Text("报告编号", "report number")
    dated = Day("日期", "date", data_key="date")
    attachment_sha256 = Formatted(
        "附件 SHA-256",
        "SHA-256 of the attachment",
        cap=64,
        pattern="[0-9a-f]{64}",
        advice=Wording("应为 64 位小写十六进制。", "It is 64 lower-case hexadecimal digits."),
    )
    licence = Text("许可", "licence")
    verified = Flag("已核对原文", "read in the source itself", load_default=True)
    note = Text("备注", "note", cap=2000, lines=True)

    @post_load
    def assemble(self, read: Json, **_: Any) -> Source:
        return Source(**read)
