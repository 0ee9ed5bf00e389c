"""What can go wrong around a card: who may, what is there, what has changed meanwhile."""

from __future__ import annotations

from cards.errors import CardError
from cards.wording import Wording


class NotFound(CardError):
    """Something that is not there, or not there for the one who asks."""

    code = "not_found"
    what = Wording("内容", "entry")

    def __init__(self, name: object) -> None:
        super().__init__(name)
        self.name = name

    @property
    def wording(self) -> Wording:
        return Wording(
            f"没有{self.what.zh} {self.name}。", f"There is no {self.what.en} {self.name}."
        )


class CardNotFound(NotFound):
    """A card number, or a revision of it, that the one who asks cannot see."""

    code = "card_not_found"
    what = Wording("性能卡片", "card")


class RevisionNotFound(NotFound):
    """A revision id that nothing stands under."""

    code = "revision_not_found"
    what = Wording("修订", "revision")


class EnterpriseNotFound(NotFound):
    """An enterprise code that nothing stands under."""

    code = "enterprise_not_found"
    what = Wording("企业", "enterprise")


class ScenarioNotFound(NotFound):
    """A scenario key that nothing stands under."""

    code = "scenario_not_found"
    what = Wording("应用场景", "scenario")


class JobNotFound(NotFound):
    """A job id that nothing stands under."""

    code = "job_not_found"
    what = Wording("任务", "job")


class CurveNotFound(NotFound):
    """A place on a card where no curve stands."""

    code = "curve_not_found"
    what = Wording("曲线", "curve at value no.")


class Forbidden(CardError):
    """An action that the role or the enterprise of the actor does not allow."""

    code = "forbidden"

    def __init__(self, action: Wording) -> None:
        super().__init__(action)
        self.action = action

    @property
    def wording(self) -> Wording:
        return Wording(f"您无权{self.action.zh}。", f"You may not {self.action.en}.")


class NotAdmitted(Forbidden):
    """A submission by an enterprise that no reviewer has admitted."""

    code = "not_admitted"

    def __init__(self, code: str, status: str) -> None:
        super().__init__(
            Wording(
                f"送审：企业 {code} 尚未获准（现为 {status}），草稿会保留",
                f"submit yet: enterprise {code} is not admitted (now {status}); drafts are kept",
            )
        )
        self.status = status


class SelfApproval(Forbidden):
    """A reviewer who decides about what he or she wrote or submitted."""

    code = "self_approval"

    def __init__(self) -> None:
        super().__init__(
            Wording("审核本人编写或提交的卡片", "decide about a card that you wrote or submitted")
        )


class StaleRevision(CardError):
    """A change based on a content or a state that is no longer the current one."""

    code = "stale_revision"

    def __init__(self, number: str, state: str) -> None:
        super().__init__(number, state)
        self.number = number
        self.state = state

    @property
    def wording(self) -> Wording:
        return Wording(
            f"卡片 {self.number} 已被他人处理（现为“{self.state}”），请刷新后再试。",
            f"Card {self.number} has been changed meanwhile (now {self.state}); "
            "load it again and repeat.",
        )


class StaleScenario(CardError):
    """A change of a version of a scenario that is no longer the last one; `version` is."""

    code = "stale_scenario"

    def __init__(self, key: str, version: int) -> None:
        super().__init__(key, version)
        self.key = key
        self.version = version

    @property
    def wording(self) -> Wording:
        return Wording(
            f"场景 {self.key} 已有更新的版本 v{self.version}，您所改的是较早的版本；请对照后再存。",
            f"Scenario {self.key} has a newer version, v{self.version}, than the one you changed; "
            "compare, then save again.",
        )


class AlreadyThere(CardError):
    """A name that must be unique and is taken."""

    code = "already_there"

    def __init__(self, what: Wording, name: str) -> None:
        super().__init__(what, name)
        self.what = what
        self.name = name

    @property
    def wording(self) -> Wording:
        return Wording(
            f"{self.what.zh} {self.name} 已存在。",
            f"The {self.what.en} {self.name} already exists.",
        )


class InputRefused(CardError):
    """An entry, other than of a card, that cannot be accepted; `field` names it."""

    code = "input_refused"

    def __init__(self, field: str, finding: Wording) -> None:
        super().__init__(field, finding)
        self.field = field
        self.finding = finding

    @property
    def wording(self) -> Wording:
        return self.finding


class SignInRefused(CardError):
    """An address and a password that do not belong together."""

    code = "sign_in_refused"

    @property
    def wording(self) -> Wording:
        return Wording("邮箱或密码不正确。", "The address or the password is not right.")


class NoChoice(CardError):
    """A card set that would hold no card."""

    code = "no_choice"

    @property
    def wording(self) -> Wording:
        return Wording(
            "所选范围内没有已发布的卡片。", "There is no published card in what was chosen."
        )


class TooManyJobs(CardError):
    """A wish while as many are open as one may have."""

    code = "too_many_jobs"

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most

    @property
    def wording(self) -> Wording:
        return Wording(
            f"已有 {self.most} 个任务在排队或进行，请等其中一个完成后再试。",
            f"{self.most} jobs are waiting or running; try again when one of them is done.",
        )


class IdempotencyKeyReused(CardError):
    """An idempotency key that came before with another request."""

    code = "idempotency_key_reused"

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    @property
    def wording(self) -> Wording:
        return Wording(
            f"幂等键 {self.key} 已用于另一个请求，请换一个。",
            f"Idempotency key {self.key} was used for another request; use a new one.",
        )


class AnswerNotKept(CardError):
    """A repeated post whose answer held a secret, which is shown once and stored nowhere."""

    code = "answer_not_kept"

    @property
    def wording(self) -> Wording:
        return Wording(
            "这个请求已经执行过；回答中的密文只显示一次，不保存。如未收到，请撤销后换一个幂等键重做。",
            "This was done already; the secret in its answer is shown once and not stored. If you "
            "did not get it, revoke it and ask again with a new key.",
        )
