"""The application: a list of its parts."""

from __future__ import annotations

from flask import Flask
from flask_wtf import CSRFProtect

from catalogue import api
from catalogue.db import Database
from catalogue.http import (
    compression,
    configuration,
    errors,
    languages,
    last_seen,
    limits,
    security,
    static_files,
    themes,
    world,
)
from catalogue.settings import Settings
from catalogue.web import (
    about,
    account,
    administration,
    admissions,
    appearance,
    attachments,
    audit,
    card_files,
    card_form,
    cards,
    changes,
    compare,
    completion,
    curve_overlay,
    curve_picture,
    curves,
    disclosures,
    editions,
    enterprise_desk,
    enterprises,
    evidence,
    explore,
    exports,
    health,
    home,
    imports,
    inquiries,
    key_cards,
    logos,
    mail,
    members,
    new_card,
    own_account,
    own_scenarios,
    own_tokens,
    preview,
    registration,
    relative,
    remarks,
    reset,
    review,
    saved_searches,
    scenario_desk,
    scenario_files,
    scenario_history,
    scenarios,
    search,
    second_factor,
    sets,
    shortlists,
    similar,
    spread,
    submissions,
    supplier,
    templating,
)

PAGES = (
    home,
    about,
    search,
    completion,
    scenarios,
    scenario_history,
    scenario_files,
    scenario_desk,
    relative,
    exports,
    explore,
    curve_overlay,
    spread,
    compare,
    cards,
    card_files,
    similar,
    curves,
    changes,
    disclosures,
    enterprises,
    enterprise_desk,
    logos,
    members,
    registration,
    admissions,
    administration,
    audit,
    key_cards,
    preview,
    curve_picture,
    new_card,
    imports,
    submissions,
    supplier,
    card_form,
    evidence,
    attachments,
    review,
    remarks,
    sets,
    editions,
    account,
    second_factor,
    reset,
    own_account,
    own_tokens,
    saved_searches,
    shortlists,
    inquiries,
    own_scenarios,
    mail,
    appearance,
    health,
)


def create_app(settings: Settings, database: Database | None = None) -> Flask:
    """The catalogue as a WSGI application on an existing, migrated database."""
    app = Flask("catalogue", template_folder=str(templating.TEMPLATES))
    configuration.install(app, settings)
    world.install(app, settings, database or Database(settings.database_url))
    languages.install(app)
    templating.install(app)
    compression.install(app)
    static_files.install(app)
    security.install(app)
    themes.install(app)
    limits.install(app)
    last_seen.install(app)
    csrf = CSRFProtect(app)
    for page in PAGES:
        app.register_blueprint(page.blueprint)
    for blueprint in api.install(app):
        csrf.exempt(blueprint)
    errors.install(app)
    return app
