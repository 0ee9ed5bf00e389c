"""What every operation of the interface is called, and under which name the form of its answer is
described; a test sees to it that none is left out."""

from __future__ import annotations

from dataclasses import dataclass

from cards.wording import Wording


@dataclass(frozen=True, slots=True)
class Operation:
    """The name of an operation; `answer` is empty where no JSON is answered."""

    title: Wording
    answer: str = ""


UNNAMED = Operation(Wording("", ""))


def _operation(zh: str, en: str, answer: str = "") -> Operation:
    return Operation(Wording(zh, en), answer)


OPERATIONS = {
    "api-cards.index": _operation("列出已发布的卡片", "List published cards", "CardList"),
    "api-cards.create": _operation("新建卡片", "Make a card", "Card"),
    "api-cards.show": _operation("读取卡片", "Read a card", "Card"),
    "api-cards.revise": _operation("修改草稿，或开始新修订", "Write the draft of a card", "Card"),
    "api-cards.submit": _operation("送审", "Submit a draft for review", "Card"),
    "api-cards.withdraw": _operation("撤回已发布的卡片", "Withdraw a published card", "Card"),
    "api-cards.revisions": _operation("列出修订", "List the revisions", "RevisionList"),
    "api-cards.scenarios": _operation("卡片适合哪些场景", "Where a card fits", "FitList"),
    "api-drafts.index": _operation("列出本企业的卡片", "List your drafts", "RevisionList"),
    "api-submissions.create": _operation("批量送审", "Submit many drafts", "Submissions"),
    "api-submissions.recall": _operation("撤回送审", "Call back what was submitted", "Card"),
    "api-drafts.discard": _operation("放弃草稿", "Throw a draft away"),
    "api-curves.add": _operation("添加曲线", "Add curves to a draft", "CardWithCurves"),
    "api-check.check": _operation("检查文档，不保存", "Check a document", "Examination"),
    "api-similar.show": _operation("相近的卡片", "Cards that are like it", "Similar"),
    "api-disclosures.ask": _operation("索取保密数值", "Ask for withheld values", "Disclosure"),
    "api-disclosures.index": _operation("列出索取", "List requests", "DisclosureList"),
    "api-disclosures.grant": _operation("同意索取", "Grant a request", "Disclosure"),
    "api-disclosures.refuse": _operation("拒绝或收回", "Refuse a request", "Disclosure"),
    "api-imports.create": _operation("上传工作簿，先检查", "Bring a workbook", "ImportAccepted"),
    "api-imports.index": _operation("列出导入", "List the imports", "ImportList"),
    "api-imports.check": _operation("按更正的列重新检查", "Check it again", "ImportAccepted"),
    "api-imports.discard": _operation("放弃导入", "Forget an import"),
    "api-imports.template": _operation("下载填写模板", "Download the workbook to fill in"),
    "api-imports.show": _operation("读取导入及其报告", "Read an import", "Import"),
    "api-imports.annotated": _operation("下载批注后的副本", "Download the annotated copy"),
    "api-imports.carry_out": _operation("执行导入", "Carry out an import", "ImportAccepted"),
    "api-attachments.create": _operation("上传报告", "Bring a report", "Attachment"),
    "api-attachments.index": _operation("列出附件", "List the files", "AttachmentList"),
    "api-attachments.show": _operation("读取附件说明", "Read about a file", "Attachment"),
    "api-attachments.content": _operation("下载附件", "Download a file"),
    "api-attachments.change": _operation("公开或保密", "Show or hide a file", "Attachment"),
    "api-attachments.remove": _operation("删除附件", "Remove a file"),
    "api-reviews.index": _operation("列出待审", "List what waits for review", "ReviewList"),
    "api-reviews.show": _operation("读取送审内容", "Read a submission", "Card"),
    "api-reviews.publish": _operation("发布", "Publish a submission", "Card"),
    "api-reviews.send_back": _operation("退回", "Return a submission", "Card"),
    "api-remarks.index": _operation("列出批注", "List the remarks on a card", "RemarkList"),
    "api-remarks.add": _operation("写批注", "Remark on a value", "RemarkMade"),
    "api-remarks.settle": _operation("批注已处理", "Settle a remark", "RemarkMade"),
    "api-remarks.reopen": _operation("重新打开批注", "Open a remark again", "RemarkMade"),
    "api-search.show": _operation("按要求检索", "Search by requirement", "Search"),
    "api-search.histogram": _operation("性能分布", "Spread of a property", "Histogram"),
    "api-exports.card": _operation("导出卡片", "Export a card"),
    "api-exports.answer": _operation("导出检索结果", "Export an answer"),
    "api-exports.whole": _operation("导出整个目录", "Export the catalogue"),
    "api-scenarios.index": _operation("列出场景", "List the scenarios", "ScenarioList"),
    "api-scenarios.show": _operation("读取场景", "Read a scenario", "ScenarioVersion"),
    "api-scenarios.revise": _operation("写场景", "Write a scenario", "ScenarioVersion"),
    "api-scenarios.versions": _operation("列出场景版本", "List versions", "VersionList"),
    "api-scenarios.show_version": _operation("读取某一版本", "Read one", "ScenarioVersion"),
    "api-scenarios.matches": _operation("按场景排序", "Rank the cards", "ScenarioMatches"),
    "api-lightweighting.show": _operation("与原零件比质量", "Weigh the cards", "Lightweighting"),
    "api-sets.wish": _operation("制作成册 PDF", "Wish for a card set", "Job"),
    "api-sets.show": _operation("任务进度", "Follow a job", "Job"),
    "api-editions.index": _operation("列出正式版次", "List the official editions", "EditionList"),
    "api-editions.show": _operation("读取正式版次", "Read an official edition", "Edition"),
    "api-changes.index": _operation("发布与撤回", "List the changes", "ChangeList"),
    "api-enterprises.index": _operation("列出企业", "List the enterprises", "EnterpriseList"),
    "api-enterprises.show": _operation("读取企业资料", "Read an enterprise", "Enterprise"),
    "api-enterprises.keep": _operation("修改企业资料", "Write an enterprise", "Enterprise"),
    "api-logos.put": _operation("上传徽标", "Bring a logo", "Enterprise"),
    "api-logos.remove": _operation("去掉徽标", "Take the logo away"),
    "api-admissions.index": _operation("列出申请", "List who applies", "ApplicantList"),
    "api-admissions.admit": _operation("核准企业", "Admit an enterprise", "Enterprise"),
    "api-admissions.refuse": _operation("不予核准", "Refuse an enterprise", "Enterprise"),
    "api-admissions.suspend": _operation("暂停企业", "Suspend an enterprise", "Enterprise"),
    "api-members.index": _operation("列出成员", "List the members", "PersonList"),
    "api-members.change": _operation("修改成员", "Change a member", "Person"),
    "api-members.waiting": _operation("列出邀请", "List the invitations", "InvitedList"),
    "api-members.invite": _operation("邀请成员", "Invite somebody", "InvitationMade"),
    "api-members.revoke": _operation("收回邀请", "Revoke an invitation"),
    "api-people.index": _operation("列出账号", "List the accounts", "AccountList"),
    "api-people.show": _operation("读取账号", "Read an account", "Account"),
    "api-people.change": _operation("修改账号", "Change an account", "Account"),
    "api-people.reset_second_factor": _operation("重置第二因素", "Reset a factor", "Account"),
    "api-audit.index": _operation("操作记录", "Read the record", "AuditList"),
    "api-vocabulary.show": _operation("性能词汇", "Read the vocabulary", "Vocabulary"),
    "api-vocabulary.card_schema": _operation("卡片的 JSON Schema", "Form of a card"),
    "api-vocabulary.scenario_schema": _operation("场景的 JSON Schema", "Form of a scenario"),
    "api-account.me": _operation("我是谁", "Who am I", "Me"),
    "api-account.index": _operation("列出令牌", "List your tokens", "TokenList"),
    "api-account.create": _operation("新建令牌", "Make a token", "TokenMade"),
    "api-account.revoke": _operation("撤销令牌", "Revoke a token"),
    "api-sessions.index": _operation("列出登录会话", "List your sessions", "SessionList"),
    "api-sessions.end": _operation("结束登录会话", "End a session"),
}

CHAPTERS = {
    "api-cards": Wording("卡片", "Cards"),
    "api-drafts": Wording("草稿", "Drafts"),
    "api-submissions": Wording("送审", "Submissions"),
    "api-curves": Wording("曲线", "Curves"),
    "api-check": Wording("检查文档", "Checks of documents"),
    "api-similar": Wording("相近的卡片", "Cards that are like a card"),
    "api-disclosures": Wording("保密数值", "Values on request"),
    "api-imports": Wording("导入工作簿", "Imports of workbooks"),
    "api-attachments": Wording("报告与图片", "Reports and pictures"),
    "api-reviews": Wording("审核", "Reviews"),
    "api-remarks": Wording("批注", "Remarks"),
    "api-search": Wording("检索", "Search"),
    "api-exports": Wording("导出", "Exports"),
    "api-scenarios": Wording("应用场景", "Scenarios"),
    "api-lightweighting": Wording("轻量化", "Mass against the old part"),
    "api-sets": Wording("成册与任务", "Card sets and jobs"),
    "api-editions": Wording("正式版次", "Official editions"),
    "api-changes": Wording("变化", "Changes"),
    "api-enterprises": Wording("企业", "Enterprises"),
    "api-logos": Wording("徽标", "Logos"),
    "api-admissions": Wording("核准", "Admissions"),
    "api-members": Wording("成员与邀请", "Members and invitations"),
    "api-people": Wording("账号管理", "Accounts"),
    "api-audit": Wording("操作记录", "The record of what was done"),
    "api-vocabulary": Wording("词汇与格式", "Vocabulary and forms"),
    "api-account": Wording("账号与令牌", "Account and tokens"),
    "api-sessions": Wording("登录会话", "Sessions"),
}
"""The resources, as chapters of the human page."""
