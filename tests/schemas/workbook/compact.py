"""Cards and findings of a workbook as lines of text that a person can check against the grid."""

SOURCE = {"kind": "producer_datasheet", "title": "T"}


def compact(card):
    """Everything that the document of a card says."""
    said = dict(card.document)
    values = [_value(dict(value)) for value in said.pop("values", ())]
    elements = said.pop("composition", {}).get("elements", ())
    sources = ["{} {}".format(source["id"], source["title"]) for source in said.pop("sources", ())]
    rows = ",".join(map(str, card.rows))
    head = " ".join(f"{key}={text}" for key, text in said.items())
    lines = [f"{card.key} | {card.sheet}!{rows} | {head}", *values]
    lines += [" ".join(f"{key}={text}" for key, text in entry.items()) for entry in elements]
    return "\n".join((*lines, *sources))


def _value(said):
    name, conditions = said.pop("property"), said.pop("conditions", {})
    states = "; ".join(f"{axis}={state}" for axis, state in conditions.items())
    content = said.pop("value", said.pop("absent", "")), said.pop("unit", "")
    beside = " ".join(_entry(key, said[key]) for key in sorted(said))
    return f"{name} {' '.join(filter(None, content))} [{states}] {beside}".rstrip()


def _entry(key, said):
    return said if key in ("basis", "source", "standard") else f"{key}={said}"


def found(finding):
    card = "all" if finding.card is None else finding.card
    place = f"{finding.sheet}!{finding.column}{finding.row}"
    return f"{place} {finding.severity} {finding.code} {card} <{finding.offending}>"
