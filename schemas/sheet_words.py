"""The fixed words of a sheet in both languages: headings, marks and the statements below it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cards.wording import Wording

WORDS: Mapping[str, Wording] = MappingProxyType(
    {
        "card": Wording("材料性能卡片", "Material performance card"),
        "card_short": Wording("卡片", "Card"),
        "card_set": Wording("材料性能卡片集", "Material performance card set"),
        "draft": Wording("草稿", "DRAFT"),
        "number": Wording("卡号", "Card no."),
        "revision": Wording("修订", "Revision"),
        "state": Wording("状态", "State"),
        "issued": Wording("发布日期", "Issued"),
        "valid_until": Wording("有效期至", "Valid until"),
        "supplier": Wording("供应商", "Supplier"),
        "editor": Wording("整理", "Compiled by"),
        "designations": Wording("其他牌号", "Also known as"),
        "brand": Wording("商品名", "Brand"),
        "family": Wording("合金系", "Family"),
        "form": Wording("形态", "Form"),
        "process": Wording("工艺", "Process"),
        "temper": Wording("状态代号", "Temper"),
        "hash": Wording("内容散列", "Content hash"),
        "contact": Wording("联系", "Contact"),
        "literature": Wording(
            "文献数据，编辑部整理：非企业提交，未经任何企业确认。",
            "Literature data, compiled by the editors: not submitted or confirmed by a company.",
        ),
        "in_five_lines": Wording("要点", "In five lines"),
        "key_figures": Wording("关键数据", "Key figures"),
        "fits": Wording("最适合的场景", "Best-fitting scenarios"),
        "no_fits": Wording("尚无匹配场景。", "No scenario matches yet."),
        "score": Wording("得分", "Score"),
        "coverage": Wording("已知比例", "Known share"),
        "against": Wording("对照场景需求", "Against a scenario"),
        "against_note": Wording(
            "内环为限值，外沿为目标值，没有目标的为好出限值一倍处；带点的线为本卡，向外更好。没有点：未知或不可比。",
            "The inner ring is the limit, the rim the target, or the limit bettered by its own "
            "amount; the line with marks is this card. No mark: not known or not comparable.",
        ),
        "limit": Wording("限值", "Limit"),
        "this_card": Wording("本卡", "This card"),
        "limits_of_use": Wording("使用限制", "Limits of use"),
        "gaps": Wording("缺什么", "What is missing"),
        "composition": Wording("化学成分", "Composition"),
        "mass_percent": Wording("质量分数 %", "% by mass"),
        "minimum": Wording("最小", "Min."),
        "maximum": Wording("最大", "Max."),
        "measured": Wording("实测", "Measured"),
        "balance": Wording("余量", "balance"),
        "impurities": Wording("影响耐蚀性的杂质", "Impurities that decide corrosion"),
        "iron_to_manganese": Wording("Fe/Mn 上限比", "Fe/Mn, greatest"),
        "property": Wording("性能", "Property"),
        "guaranteed": Wording("保证值", "Guaranteed"),
        "typical": Wording("典型值", "Typical"),
        "typical_or_other": Wording("典型 / 其他", "Typical / other"),
        "condition": Wording("条件与试样", "Condition, specimen"),
        "standard": Wording("标准 / 方法", "Standard, method"),
        "source": Wording("源", "Src"),
        "grade": Wording("级", "Gr."),
        "evidence_grade": Wording("证据等级", "evidence grade"),
        "value": Wording("值", "Value"),
        "derived": Wording("推导", "derived"),
        "confidential": Wording("保密", "on request only"),
        "derived_values": Wording(
            "推导值：卡片未给出，由卡片上的数值算出", "Derived: not stated, computed from the card"
        ),
        "formula": Wording("公式与所用数值", "Formula and what went in"),
        "basis": Wording("基准", "Basis"),
        "not_comparable": Wording("不可比", "not comparable"),
        "lacks": Wording("缺", "lacks"),
        "no_condition": Wording("未注明条件", "no condition stated"),
        "chart": Wording("图", "Fig."),
        "supply": Wording("供货", "Supply"),
        "cases": Wording("应用实例", "Proven cases"),
        "part": Wording("零件", "Part"),
        "since": Wording("始于", "Since"),
        "mass": Wording("质量（前 → 后）", "Mass (before → after)"),
        "volume": Wording("批量", "Volume"),
        "test": Wording("通过的试验", "Test passed"),
        "sources": Wording("来源", "Sources"),
        "evidence_and_history": Wording("证据与修订记录", "Evidence and history"),
        "history": Wording("修订记录", "Change log"),
        "not_verified": Wording("未核实", "not verified"),
        "report_on_file": Wording("报告已存档，SHA-256", "report on file, SHA-256"),
        "empty": Wording(
            "本卡尚无性能数据。补充一个数值、它的条件与来源，即可参与匹配。",
            "This card has no values yet. One value with its condition and source lets it be "
            "matched.",
        ),
        "disclaimer": Wording(
            "典型值不作为规范：典型值描述材料，保证值才可用于验收。不同条件下的数值不可直接比较。",
            "Typical values are not a specification: they describe the material; only guaranteed "
            "values serve acceptance. Values under different conditions are not comparable.",
        ),
        "legend": Wording(
            "证据等级：A 获认可的检测报告并附文件 · B 按标准试验且 n ≥ 3 · C 论文、手册或标准 · "
            "D 未注明方法的数据表、估计、推导。≠ 不可比：缺少必要条件。",
            "Evidence: A accredited report on file · B documented test to a standard, n ≥ 3 · "
            "C paper, handbook or standard · D datasheet without method, estimate, derived. "
            "≠ not comparable: a needed condition is missing.",
        ),
        "short_form": Wording(
            "简本：全部数值连同条件、标准与来源见全本，或扫二维码。",
            "Short form: every value with its condition, standard and source is in the full form, "
            "or behind the QR code.",
        ),
        "short_form_unled": Wording(
            "简本：全部数值连同条件、标准与来源见全本。",
            "Short form: every value with its condition, standard and source is in the full form.",
        ),
        "page": Wording("页", "page"),
        "card_number": Wording("卡片号", "Card no."),
        "form_and_publisher": Wording("形态与发布者", "Form and publisher"),
        "qr_code": Wording("二维码，通往", "QR code leading to"),
        "foreword": Wording("前言", "Foreword"),
        "foreword_data": Wording(
            "镁要从装饰件走到承力件，工程师先得信得过数据。卡片为每个数值写明条件、基准、来源和证据等级，没有的也写明没有；"
            "简本只印首页，其余在所附数据里。卡片由企业填报，或由编辑部据文献整理并标明；"
            "经程序核对，由审核者或编辑部发布。",
            "Before magnesium bears load, engineers must be able to trust its data. A card states "
            "of every value its condition, basis, source and evidence grade, and names what is "
            "missing; the short form prints the first page of each, and the data attached hold the "
            "rest. Cards are submitted by enterprises, or compiled from literature and marked as "
            "such; a program checks them, and a reviewer or the editors release them.",
        ),
        "foreword_state": Wording(
            "封面写明本册反映哪一天的数据；此后以网上的现行修订为准，扫卡片上的二维码即可核对。"
            "全部卡片的数据附在本 PDF 中，可由程序读回，并核对散列。",
            "The cover says of which day this set is; later the current revision on line "
            "holds, to which the QR code of a card leads. The data of all cards are attached to "
            "this PDF, for programs to read back and to verify by their hashes.",
        ),
        "foreword_unled": Wording(
            "封面写明本册反映哪一天的数据；此后以网上的现行修订为准。"
            "全部卡片的数据附在本 PDF 中，可由程序读回，并核对散列。",
            "The cover says of which day this set is; later the current revision in the "
            "catalogue holds. The data of all cards are attached to this PDF, for programs to "
            "read back and to verify by their hashes.",
        ),
        "how_to_read": Wording("怎样读卡片", "How to read the cards"),
        "contents": Wording("目录", "Contents"),
        "comparison": Wording("对比表", "Comparison"),
        "comparison_note": Wording(
            "保证值与典型值不同列。一格为该卡全部可比值的范围；没有可比值时列出其余值并标 ≠，"
            "带 ≠ 的数不可与他卡比较。计算与估计值不列入。",
            "Guaranteed and typical values never share a column. A cell spans all comparable "
            "values of its card; where there is none it shows the others, marked ≠, which must "
            "not be compared with other cards. Calculated and estimated values are left out.",
        ),
        "index": Wording("牌号索引", "Index of designations"),
        "matrix": Wording("场景与卡片", "Scenarios and cards"),
        "matrix_note": Wording(
            "● 合格 ○ 可能 × 不合格；空格：卡片没有该场景所要求的任何数据。",
            "● qualifies ○ could × excluded; empty: the card says nothing of what is required.",
        ),
        "standards": Wording("标准一览", "Standards"),
        "standard_title": Wording("名称", "Title"),
        "title_not_read": Wording("名称未核实", "title not verified"),
        "superseded_by": Wording("已由下列版本替代：", "superseded by "),
        "named_by": Wording("见页", "on pages"),
        "applications": Wording("应用索引", "Index of applications"),
        "applications_note": Wording(
            "场景之下是合格或可能的卡片。", "Under each scenario, the cards that qualify or could."
        ),
        "properties": Wording("性能索引", "Index of properties"),
        "needs": Wording("需求索引", "Index of needs"),
        "needs_note": Wording(
            "需求之下是在其某个场景中合格或可能的卡片。",
            "Under each need, the cards that qualify for or could fit one of its scenarios.",
        ),
        "glossary": Wording("术语与符号", "Terms and symbols"),
        "glossary_note": Wording(
            "本集所用性能的符号与单位；右栏的条件写明且一致，两个数值才可比。",
            "Symbols and units of the properties in this set; two values can be compared where the "
            "conditions on the right are stated and agree.",
        ),
        "symbol": Wording("符号", "Symbol"),
        "unit": Wording("单位", "Unit"),
        "compared_under": Wording("可比所需条件", "Compared under"),
        "edition": Wording("正式版次", "Official edition"),
        "errata": Wording("勘误表", "Errata"),
        "as_of": Wording("截至", "as of"),
        "change": Wording("变化", "Change"),
        "as_printed": Wording("原版所印", "As printed"),
        "now_read": Wording("现应读作", "Now read"),
        "no_errata": Wording("本版所有卡片均现行。", "Every card of this edition is current."),
        "edition_note": Wording(
            "清单已签名，可核对；勘误见封面网址",
            "its manifest is signed and can be verified; errata stand at the address on the cover",
        ),
        "imprint": Wording("版本与核对", "Imprint"),
        "imprint_note": Wording(
            "本集收录的修订及其内容的 SHA-256。PDF 附有卡片全文（cards.json）与全部数值"
            "（values.csv），mgcards read 可读回卡片、核对散列并说明是否现行。",
            "The revisions in this set with the SHA-256 of their content. The PDF carries the "
            "cards in full (cards.json) and every value (values.csv); mgcards read gives the cards "
            "back, verifies the hashes and says which are current.",
        ),
        "ranking": Wording("匹配排序", "Ranking"),
        "reweighed": Wording(
            "排序所用的权重与场景原有的不同，见各行。",
            "Ranked with other weights than the scenario has; they stand in each line.",
        ),
        "weight": Wording("权重", "weight"),
        "requirements": Wording("要求", "Requirements"),
        "must": Wording("必须", "must"),
        "want": Wording("期望", "want"),
        "tier": Wording("分档", "Tier"),
        "in_the_way": Wording("未满足或未知", "In the way"),
        "stated": Wording("现为", "stated:"),
        "if_agreed": Wording("若条件一致：", "if that agreed: "),
        "threshold": Wording("门槛来源", "Threshold"),
        "publisher": Wording("发布", "Published by"),
        "date": Wording("日期", "Date"),
        "cards": Wording("张卡片", "cards"),
        "no_cards": Wording("本集没有卡片。", "This set holds no cards."),
        "rank": Wording("名次", "Rank"),
    }
)
