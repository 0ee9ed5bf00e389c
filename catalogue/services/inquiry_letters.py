"""Letters about inquiries, to the side that is to read what was written."""

from __future__ import annotations

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import mail
from catalogue.services.notices import tell_enterprise
from catalogue.store.inquiries import Inquiry


def tell_supplier(session: Session, inquiry: Inquiry, text: str) -> None:
    """To the people of the enterprise who write for it; the address of who asks only where he or
    she agreed."""
    who = " · ".join(filter(None, (inquiry.name, inquiry.company)))
    address = inquiry.email if inquiry.shows_address else ""
    asker = " · ".join(filter(None, (who, address)))
    tell_enterprise(
        session,
        inquiry.enterprise_id,
        Wording(f"关于 {inquiry.number} 的询问", f"An inquiry about {inquiry.number}"),
        Wording(
            f"{asker or '一位工程师'} 就卡片 {inquiry.number} 写道：\n\n{text}\n\n"
            "请登录后在“询价”中答复。",
            f"{asker or 'An engineer'} writes about card {inquiry.number}:\n\n{text}\n\n"
            "Sign in and answer under 'Inquiries'.",
        ),
    )


def tell_asker(session: Session, inquiry: Inquiry, text: str) -> None:
    """To who asked."""
    mail.send(
        session,
        inquiry.email,
        Wording(f"{inquiry.number} 的答复", f"An answer about {inquiry.number}"),
        Wording(
            f"{inquiry.enterprise.zh} 就卡片 {inquiry.number} 答复：\n\n{text}\n\n"
            "请登录后在“我的清单 → 询价”中查看。",
            f"{inquiry.enterprise.en} answers about card {inquiry.number}:\n\n{text}\n\n"
            "Sign in and read it under 'My lists', 'Inquiries'.",
        ),
        inquiry.language,
    )
