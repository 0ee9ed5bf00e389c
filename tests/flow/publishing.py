"""How a card gets from a program to its readers through the interface."""

from tests.flow.visitors import Answer, Caller

NEW = "/cards?enterprise=ACME"


def publish(supplier: Caller, reviewer: Caller, card: str) -> Answer:
    """The newest draft of the card at that address, submitted and published."""
    draft = supplier.get(card, draft="true")
    waiting = supplier.post(f"{card}/submit", If_Match=draft.etag)
    return reviewer.post(f"/reviews/{waiting.data['id']}/publish", If_Match=waiting.etag)


def publish_new(supplier: Caller, reviewer: Caller, content: object) -> str:
    """The number of a new card, which is public now."""
    number = supplier.post(NEW, content).data["number"]
    assert publish(supplier, reviewer, f"/cards/{number}").status == 200
    return number
