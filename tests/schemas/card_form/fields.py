"""Fields of the card form as browsers send them."""

from schemas.card_form import form_of, typed_from


def sent(typed, **changed):
    """What a browser sends of the form of a document: untouched, but for what is changed."""
    fields = {}
    for field in form_of(typed).parts:
        fields[field.name] = (
            field.text.replace("\n", "\r\n") if field.kind.is_long else field.text.replace("\n", "")
        )
    return fields | {name.replace("__", "."): text for name, text in changed.items()}


def filled(typed, **changed):
    return typed_from(sent(typed, **changed), typed)


def field(typed, name):
    return next(entry for entry in form_of(typed).parts if entry.name == name)


def row(typed, place=0):
    return next(row for row in form_of(typed).values if row.path == ("values", place))
