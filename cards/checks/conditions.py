"""Rules on conditions and methods: what a value must state to be compared and to mean one thing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from cards.card import Card
from cards.checks.entries import Entry, entries
from cards.checks.registry import Finding, rule
from cards.comparability import missing_axes
from cards.problems import Path, Severity
from cards.vocabulary import VOCABULARY
from cards.wording import Wording, normalise

_WHY = {
    "temperature": Wording(
        "镁合金的性能在 100 °C 以上明显变化", "magnesium changes markedly above 100 °C"
    ),
    "gauge": Wording(
        "不同标距的伸长率不可互换",
        "elongations over different gauge lengths are not interchangeable",
    ),
    "frequency": Wording("数值随频率变化", "the number depends on frequency"),
    "thickness": Wording("数值随试样厚度变化", "the number depends on thickness"),
    "se_method": Wording("不同夹具的结果相差可达数十分贝", "fixtures differ by tens of decibels"),
    "orientation": Wording("变形镁合金各向异性明显", "wrought magnesium is strongly anisotropic"),
    "strain_amplitude": Wording(
        "镁的阻尼随应变振幅可差一个数量级", "damping of magnesium varies tenfold with amplitude"
    ),
    "damping_method": Wording("阻尼结果取决于方法", "damping depends on the method"),
    "medium": Wording("腐蚀取决于介质", "corrosion depends on the medium"),
    "duration": Wording("结果随时间变化", "the result changes with time"),
    "cycles": Wording("镁合金没有明确的疲劳极限", "magnesium has no definite fatigue limit"),
    "r_ratio": Wording("疲劳强度取决于应力比", "fatigue strength depends on the stress ratio"),
    "load_indenter": Wording("硬度取决于试验力与压头", "hardness depends on load and indenter"),
    "boundary": Wording("碳足迹取决于系统边界", "a footprint depends on its boundary"),
    "temperature_range": Wording(
        "平均膨胀系数随温度区间变化", "mean expansion depends on the temperature interval"
    ),
}

_COSTLY_METHOD = ("corrosion_rate", "corrosion_method")


def _why(axes: tuple[str, ...]) -> Wording:
    reasons = [_WHY[axis] for axis in axes if axis in _WHY]
    if not reasons:
        return Wording("没有这些条件，数值不能并列比较", "without them values cannot be compared")
    return Wording(
        "；".join(reason.zh for reason in reasons), "; ".join(reason.en for reason in reasons)
    )


def _axis_names(axes: tuple[str, ...]) -> Wording:
    names = [VOCABULARY.axis(axis).name for axis in axes]
    return Wording("、".join(name.zh for name in names), ", ".join(name.en for name in names))


@rule(
    "not_comparable",
    Severity.SOFT,
    "缺少必要条件的数值照常显示，但不可比，不参与排名。",
    "A value without a needed condition is shown, but not comparable and not ranked.",
    "CARD §1",
)
def not_comparable(card: Card) -> Iterator[Finding]:
    for entry in entries(card):
        axes = tuple(
            axis
            for axis in missing_axes(entry.value)
            if (entry.property.key, axis) != _COSTLY_METHOD
        )
        if axes:
            yield _not_comparable(entry, axes)


def _not_comparable(entry: Entry, axes: tuple[str, ...]) -> Finding:
    name, missing, why = entry.property.name, _axis_names(axes), _why(axes)
    return Finding(
        entry.path("conditions", axes[0]),
        Wording(
            f"{name.zh}：无{missing.zh}条件，不可比，无法参与{name.zh}的筛选与场景排名（{why.zh}）。",
            f"{name.en}: no {missing.en}; not comparable, so it takes no part in searches and "
            f"scenario ranking by it ({why.en}).",
        ),
        Wording(f"请补充{missing.zh}。", f"State {missing.en}."),
        {"property": entry.property.key, "missing": axes},
    )


@rule(
    "corrosion_method_missing",
    Severity.SOFT,
    "未注明测量方法的腐蚀速率不可比：失重法与极化外推可差十倍以上。",
    "A corrosion rate without its method is not comparable: methods differ more than tenfold.",
)
def corrosion_method_missing(card: Card) -> Iterator[Finding]:
    for entry in entries(card):
        key, axis = _COSTLY_METHOD
        if entry.property.key == key and axis in missing_axes(entry.value):
            yield Finding(
                entry.path("conditions", axis),
                Wording(
                    "腐蚀速率未注明测量方法，不可比：镁的失重法与极化外推结果可差 10 倍以上。",
                    "The corrosion rate does not state its method and is not comparable: for "
                    "magnesium, mass loss and Tafel extrapolation differ by more than 10 times.",
                ),
                Wording(
                    "请注明失重、析氢、极化外推、阻抗谱或点蚀深度。",
                    "State mass loss, hydrogen evolution, Tafel, impedance or pit depth.",
                ),
                {"property": key, "missing": (axis,)},
            )


@rule(
    "damping_term_ambiguous",
    Severity.SOFT,
    "GB/T 13665 的“阻尼本领”是 Q⁻¹，比阻尼本领 SDC 是它的 2π 倍，须注明是哪一个。",
    "The damping capacity of GB/T 13665 is Q⁻¹ and SDC is 2π times that: say which one it is.",
)
def damping_term_ambiguous(card: Card) -> Iterator[Finding]:
    for entry in entries(card):
        is_sdc = entry.property.key == "specific_damping_capacity"
        if is_sdc and re.search(r"13665", normalise(entry.value.standard)):
            yield Finding(
                entry.path("standard"),
                Wording(
                    "GB/T 13665 的“阻尼本领”是 Q⁻¹，而这里填的是比阻尼本领 SDC（= 2π·Q⁻¹）。",
                    "The damping capacity of GB/T 13665 is Q⁻¹, but this is entered as specific "
                    "damping capacity SDC (= 2π·Q⁻¹).",
                ),
                Wording(
                    "请确认是哪一个：若为 Q⁻¹，请改填“损耗因子”。",
                    "Say which one it is: if it is Q⁻¹, enter it as loss factor.",
                ),
                {"factor": math.tau},
            )


_FOREIGN_SCALE = {
    "brinell_hardness": re.compile(r"vickers|维氏|\bhv|gb/?t ?4340|iso ?6507|e ?92\b|e ?384\b"),
    "vickers_hardness": re.compile(r"brinell|布氏|\bhbw?\b|gb/?t ?231\b|iso ?6506|e ?10\b"),
}
_CONVERTED = re.compile(r"换算|转换|convert|e ?140\b|gb/?t ?1172\b|gb/?t ?33362\b|iso ?18265")


@rule(
    "hardness_converted",
    Severity.HARD,
    "硬度是标尺：HBW、HV 与强度之间从不换算。",
    "Hardness is a scale: HBW, HV and strength are never converted into one another.",
)
def hardness_converted(card: Card) -> Iterator[Finding]:
    for entry in entries(card):
        scale = _FOREIGN_SCALE.get(entry.property.key)
        if scale is None:
            continue
        for path, text in _method_texts(entry):
            if scale.search(text) or _CONVERTED.search(text):
                yield _converted(entry, path)
                break


def _method_texts(entry: Entry) -> Iterator[tuple[Path, str]]:
    value = entry.value
    load = value.conditions.get("load_indenter")
    for path, text in (
        (entry.path("standard"), value.standard),
        (entry.path("method"), value.method),
        (entry.path("conditions", "load_indenter"), load.typed if load else ""),
    ):
        yield path, normalise(text).casefold()


def _converted(entry: Entry, path: Path) -> Finding:
    name = entry.property
    return Finding(
        path,
        Wording(
            f"{name.name.zh} {name.symbol} 的方法或标准属于另一硬度标尺或为换算值。",
            f"{name.name.en} {name.symbol}: its method or standard is of another hardness scale, "
            "or a conversion.",
        ),
        Wording(
            "请按实测标尺填写（布氏或维氏），不要换算。",
            "Enter it on the scale that was measured, Brinell or Vickers, not converted.",
        ),
        {"property": name.key},
    )
