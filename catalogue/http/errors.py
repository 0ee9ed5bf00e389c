"""Which error is which HTTP status: one table for pages and API."""

from __future__ import annotations

from http import HTTPStatus

import structlog
from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import BadHost, HTTPException

from cards import errors as cards_errors
from cards.errors import CardError
from catalogue import archive, bucket, sealing, settings
from catalogue.evidence import refusals as evidence_refusals
from catalogue.http import problems, refusals
from catalogue.http.languages import API, language
from catalogue.pdf import render, signature, unreadable
from catalogue.services import (
    curves,
    disclosures,
    editions,
    evidence_errors,
    form_errors,
    import_errors,
    inquiries,
    own_scenarios,
    people_errors,
    remarks,
    saved_searches,
    shortlists,
    sign_in_errors,
)
from catalogue.services import errors as service_errors
from catalogue.workbooks import refusals as workbook_refusals
from schemas import errors as schema_errors

STATUS: dict[type[CardError], HTTPStatus] = {
    CardError: HTTPStatus.INTERNAL_SERVER_ERROR,
    settings.SettingsRefused: HTTPStatus.INTERNAL_SERVER_ERROR,
    archive.ArchiveRefused: HTTPStatus.INTERNAL_SERVER_ERROR,
    bucket.BucketUnreachable: HTTPStatus.SERVICE_UNAVAILABLE,
    render.PrintFailed: HTTPStatus.INTERNAL_SERVER_ERROR,
    unreadable.PrintUnreadable: HTTPStatus.UNPROCESSABLE_ENTITY,
    schema_errors.DocumentUnreadable: HTTPStatus.BAD_REQUEST,
    schema_errors.TooManyRows: HTTPStatus.UNPROCESSABLE_ENTITY,
    schema_errors.ScenarioRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    schema_errors.LightweightingRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.RequirementUnreadable: HTTPStatus.BAD_REQUEST,
    cards_errors.UnknownProperty: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.UnknownAxis: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.UnitNotAccepted: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.NumberUnreadable: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.ConditionUnreadable: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.AspectRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.NotTensile: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.CardRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    curves.CurvesRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    cards_errors.TransitionRefused: HTTPStatus.CONFLICT,
    service_errors.NotFound: HTTPStatus.NOT_FOUND,
    service_errors.CardNotFound: HTTPStatus.NOT_FOUND,
    service_errors.RevisionNotFound: HTTPStatus.NOT_FOUND,
    service_errors.EnterpriseNotFound: HTTPStatus.NOT_FOUND,
    service_errors.ScenarioNotFound: HTTPStatus.NOT_FOUND,
    service_errors.CurveNotFound: HTTPStatus.NOT_FOUND,
    service_errors.JobNotFound: HTTPStatus.NOT_FOUND,
    editions.EditionNotFound: HTTPStatus.NOT_FOUND,
    editions.EditionFileMissing: HTTPStatus.SERVICE_UNAVAILABLE,
    sealing.SealUnusable: HTTPStatus.SERVICE_UNAVAILABLE,
    signature.CertificateUnusable: HTTPStatus.INTERNAL_SERVER_ERROR,
    disclosures.DisclosureNotFound: HTTPStatus.NOT_FOUND,
    inquiries.InquiryNotFound: HTTPStatus.NOT_FOUND,
    own_scenarios.OwnScenarioNotFound: HTTPStatus.NOT_FOUND,
    saved_searches.SavedSearchNotFound: HTTPStatus.NOT_FOUND,
    shortlists.ShortlistNotFound: HTTPStatus.NOT_FOUND,
    remarks.RemarkNotFound: HTTPStatus.NOT_FOUND,
    service_errors.Forbidden: HTTPStatus.FORBIDDEN,
    service_errors.NotAdmitted: HTTPStatus.FORBIDDEN,
    people_errors.AccountNotFound: HTTPStatus.NOT_FOUND,
    people_errors.InvitationNotFound: HTTPStatus.NOT_FOUND,
    people_errors.AlreadyRegistered: HTTPStatus.CONFLICT,
    people_errors.StandingChanged: HTTPStatus.CONFLICT,
    people_errors.StaleEnterprise: HTTPStatus.CONFLICT,
    people_errors.LastOwner: HTTPStatus.CONFLICT,
    people_errors.AddressTaken: HTTPStatus.CONFLICT,
    service_errors.SelfApproval: HTTPStatus.FORBIDDEN,
    service_errors.StaleRevision: HTTPStatus.CONFLICT,
    service_errors.StaleScenario: HTTPStatus.CONFLICT,
    form_errors.EditConflict: HTTPStatus.CONFLICT,
    form_errors.FrozenMeanwhile: HTTPStatus.CONFLICT,
    service_errors.AlreadyThere: HTTPStatus.CONFLICT,
    service_errors.IdempotencyKeyReused: HTTPStatus.UNPROCESSABLE_ENTITY,
    service_errors.AnswerNotKept: HTTPStatus.CONFLICT,
    service_errors.InputRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    service_errors.NoChoice: HTTPStatus.UNPROCESSABLE_ENTITY,
    service_errors.TooManyJobs: HTTPStatus.TOO_MANY_REQUESTS,
    service_errors.SignInRefused: HTTPStatus.UNAUTHORIZED,
    sign_in_errors.TicketRefused: HTTPStatus.GONE,
    sign_in_errors.SessionNotFound: HTTPStatus.NOT_FOUND,
    sign_in_errors.TokenNotFound: HTTPStatus.NOT_FOUND,
    sign_in_errors.TokenRefused: HTTPStatus.UNAUTHORIZED,
    sign_in_errors.SecondFactorNeeded: HTTPStatus.FORBIDDEN,
    sign_in_errors.SecondFactorBound: HTTPStatus.FORBIDDEN,
    sign_in_errors.ScopeMissing: HTTPStatus.FORBIDDEN,
    refusals.NotSignedIn: HTTPStatus.UNAUTHORIZED,
    refusals.NotJson: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    refusals.ForeignOrigin: HTTPStatus.FORBIDDEN,
    refusals.VersionNotStated: HTTPStatus.PRECONDITION_REQUIRED,
    refusals.VersionPassed: HTTPStatus.PRECONDITION_FAILED,
    import_errors.ImportNotFound: HTTPStatus.NOT_FOUND,
    import_errors.ImportBusy: HTTPStatus.CONFLICT,
    import_errors.ImportNotChecked: HTTPStatus.CONFLICT,
    import_errors.ImportHasFaults: HTTPStatus.CONFLICT,
    import_errors.ImportFileGone: HTTPStatus.CONFLICT,
    import_errors.ImportNotWhole: HTTPStatus.CONFLICT,
    evidence_errors.AttachmentNotFound: HTTPStatus.NOT_FOUND,
    evidence_errors.AttachmentInUse: HTTPStatus.CONFLICT,
    evidence_refusals.EvidenceRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    evidence_refusals.EvidenceTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    workbook_refusals.WorkbookRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    workbook_refusals.WorkbookTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}

ADVICE = {
    400: _l("The request could not be read. Go back and check what was entered."),
    401: _l("Sign in to continue."),
    403: _l("Your account may not do this. Ask the person who keeps the catalogue."),
    404: _l("There is nothing at this address. Check the card number, or search."),
    405: _l("This address does not take that kind of request."),
    409: _l("Someone was faster, or the state has changed. Load the page again."),
    410: _l("A link is good once and for a while. Ask for a new one."),
    412: _l("It was changed in the meantime. Load it again and repeat your change."),
    413: _l("The file is too large: 4 MB for a document, 20 MB for a workbook or a report."),
    422: _l("What was sent is readable but not acceptable."),
    428: _l("Say which version you change with If-Match."),
    429: _l("Too many attempts. Wait a minute and try again."),
    500: _l("Something broke on our side. It is recorded; nothing was saved halfway."),
    503: _l("Something that the catalogue needs does not answer. Wait a minute and try again."),
}
TITLES = {
    400: _l("Unreadable request"),
    401: _l("Not signed in"),
    403: _l("Not allowed"),
    404: _l("Not found"),
    405: _l("Not this way"),
    409: _l("Conflict"),
    410: _l("No longer good"),
    412: _l("Changed in the meantime"),
    413: _l("Too large"),
    422: _l("Not acceptable"),
    428: _l("Version not stated"),
    429: _l("Too many attempts"),
    500: _l("Our mistake"),
    503: _l("Not available now"),
}
log = structlog.get_logger()


def install(app: Flask) -> None:
    app.register_error_handler(CardError, _of_the_domain)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(CSRFError, _of_http)
    app.register_error_handler(Exception, _unforeseen)


def status_of(error: CardError) -> HTTPStatus:
    """The status of the error's class, or of the nearest class above it."""
    return next(STATUS[kind] for kind in type(error).mro() if kind in STATUS)


def _of_the_domain(error: CardError) -> ResponseReturnValue:
    status = status_of(error)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return _unforeseen(error)
    if status > HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("request_failed", path=request.path, reason=str(error))
    text = error.wording.in_language(language())
    if request.path.startswith(API):
        return problems.answer(status, error.code, text, problems.details_of(error))
    return _page(status, text, error.code)


def _of_http(error: HTTPException) -> ResponseReturnValue:
    status = HTTPStatus(error.code or 500)
    if error.response is not None:
        return error.response
    if request.path.startswith(API):
        refused = {"fields": getattr(error, "data", {}).get("messages")}
        details = {name: found for name, found in refused.items() if found}
        return problems.answer(status, problems.code_of(status), str(_advice(status)), details)
    if isinstance(error, BadHost):
        # Without a host no page can say where its links lead.
        return str(_advice(status)), status, {"Content-Type": "text/plain; charset=utf-8"}
    return _page(status, "", problems.code_of(status))


def _unforeseen(error: Exception) -> ResponseReturnValue:
    log.error("request_failed", path=request.path, exc_info=error)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    if request.path.startswith(API):
        return problems.answer(status, "internal_error", str(_advice(status)), {})
    return _page(status, "", "internal_error")


def _advice(status: HTTPStatus) -> object:
    return ADVICE.get(status, ADVICE[500 if status >= 500 else 400])


def _page(status: HTTPStatus, text: str, code: str) -> ResponseReturnValue:
    title = TITLES.get(status, TITLES[500 if status >= 500 else 400])
    page = render_template(
        "pages/error.html",
        status=int(status),
        title=str(title),
        text=text,
        advice=str(_advice(status)),
        code=code,
    )
    return page, status
