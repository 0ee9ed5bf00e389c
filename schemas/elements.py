"""Elements by symbol and by Chinese name, and the groups that standards limit together."""

from __future__ import annotations

from cards.wording import fold

_PERIODIC_TABLE = (
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se "
    "Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy "
    "Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf "
    "Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og"
)

ELEMENTS = tuple(_PERIODIC_TABLE.split())

GROUPS = ("RE", "other each", "other total")
"""Rare earths together; every other element singly; all others together."""

_NAMES = {
    "镁": "Mg",
    "铝": "Al",
    "锌": "Zn",
    "锰": "Mn",
    "硅": "Si",
    "铁": "Fe",
    "铜": "Cu",
    "镍": "Ni",
    "锆": "Zr",
    "钙": "Ca",
    "锡": "Sn",
    "锂": "Li",
    "铍": "Be",
    "锶": "Sr",
    "银": "Ag",
    "钇": "Y",
    "钆": "Gd",
    "钕": "Nd",
    "铈": "Ce",
    "镧": "La",
    "铅": "Pb",
    "稀土": "RE",
    "混合稀土": "RE",
    "rare earths": "RE",
    "others": "other total",
    "其他": "other total",
    "其它": "other total",
    "others each": "other each",
    "others total": "other total",
    "其他单个": "other each",
    "其他总和": "other total",
    "其他总计": "other total",
}

_CHINESE = {symbol: name for name, symbol in reversed(_NAMES.items()) if len(name) <= len("稀土")}

_BY_NAME = (
    {fold(symbol): symbol for symbol in ELEMENTS}
    | {fold(group): group for group in GROUPS if group != "RE"}
    | {fold(name): symbol for name, symbol in _NAMES.items()}
)


def find_element(name: str) -> str | None:
    """The symbol or group that `name` stands for; `RE` is rare earths and `Re` is rhenium."""
    if name.strip() == "RE":
        return "RE"
    return _BY_NAME.get(fold(name))


def element_names() -> frozenset[str]:
    """Every folded name by which an element or a group is found."""
    return frozenset((*_BY_NAME, fold("RE")))


def element_name(symbol: str) -> str:
    """The Chinese name of an element or of the rare earths; empty for one that is not alloyed."""
    return _CHINESE.get(symbol, "")
