"""create_app: the only module that knows every slice."""

import base64
import sys
from datetime import timedelta
from importlib.metadata import version
from typing import Any

import structlog
from flask import Flask, Response

from api.alerts.routes import blp as protocol
from api.alerts.routes import pages as protocol_pages
from api.audit.keep_tally import keep_tally_in_passing
from api.audit.routes import blp as audit
from api.clinicians.compact import switch_compact
from api.clinicians.routes import BLUEPRINTS as CLINICIANS
from api.clock import utc_now
from api.communities.routes import blp as communities
from api.communities.routes import enrolled, platforms
from api.consents.routes import BLUEPRINTS as CONSENTS
from api.coordination.routes import BLUEPRINTS as COORDINATION
from api.crisis.always import AlwaysOn
from api.crisis.block import crisis_pointer
from api.crisis.bundle import BUNDLE_TYPE, bundle_document
from api.crisis.model.permitted import switch_model
from api.crisis.routes import blp as crisis
from api.crisis.tally import counted
from api.db.listen import Listener
from api.db.migrate import newest
from api.db.root_keys import root_keys
from api.db.routes import health
from api.db.sealed import derive_key
from api.db.session import Database
from api.db.transactional import connect, connected
from api.events.routes import blp as events
from api.intake.routes import blp as intake
from api.intake.routes import seat
from api.intake.wait import CHANNEL, WaitingRoom
from api.oauth.keys import load_signing_keys
from api.oauth.readable_jws import sign_readable
from api.oauth.server import install
from api.pages.consent.routes import blueprint as consent_page
from api.pages.member.routes import blueprint as member_pages
from api.referrals.reference import overdue
from api.referrals.routes import BLUEPRINTS as REFERRALS
from api.settings import Settings
from api.web.admission import Admission, Lane, Wsgi, shed_answer
from api.web.api import Api
from api.web.docs import documentation
from api.web.document import document_options
from api.web.logs import configure_logging, log_failure, log_requests
from api.web.watchdog import follow_parent

MAX_BODY_BYTES = 1_000_000
# seconds that a thread may compute while another one waits: eight that do nothing else lose 6 %,
# and the crisis path beside them is answered ten times sooner (ADR 0011)
_TURN = 0.0002
_log = structlog.get_logger("warmhandoff")
_SLICES = (
    crisis,
    *CONSENTS,
    *REFERRALS,
    *COORDINATION,
    intake,
    events,
    platforms,
    communities,
    enrolled,
    *CLINICIANS,
    protocol,
    audit,
)


class App(Flask):
    """Flask, with failures logged by type and place instead of by message."""

    def log_exception(self, exc_info: Any) -> None:
        log_failure("request failed", exc_info)


def create_app(settings: Settings) -> Flask:
    """Put the slices together; nothing runs and nothing is connected before the first request."""
    if settings.database_url is None:
        raise ValueError("DATABASE_URL is needed: the application's role on PostgreSQL 15+.")
    secret = base64.b64decode(settings.secret_key_file.read_text())
    switch_model(on=settings.crisis_model)
    switch_compact(on=settings.compact_privilege)
    app = App("warmhandoff", static_folder=None)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.config.update(
        API_TITLE="Warm Handoff",
        API_VERSION=version("warmhandoff"),
        OPENAPI_VERSION="3.1.1",
        MAX_CONTENT_LENGTH=MAX_BODY_BYTES,
        BASE_URL=settings.base_url,
        PROBLEM_BASE_URL=f"{settings.base_url}/problems",
        CRISIS_POINTER=crisis_pointer(),
        CURSOR_KEY=derive_key(secret, "cursor"),
        RETURN_LINK_KEY=derive_key(secret, "return-link"),
        BACKUPS_LAST=timedelta(days=settings.backup_days),
        MINORS_IN=settings.minors_in,
    )
    database = Database(
        settings.database_url, pool_size=settings.busy_threads, root_keys=root_keys(settings)
    )
    connect(app, database, derive_key(secret, "idempotency"))
    seat(app, WaitingRoom(Listener(database.engine, CHANNEL), settings.polling_threads))
    log_requests(app)
    api = Api(app, spec_kwargs=document_options())
    for slice_ in _SLICES:
        api.register_blueprint(slice_)
    install(app, settings)
    app.register_blueprint(health(database, newest()))
    app.register_blueprint(documentation(api.document))
    app.register_blueprint(protocol_pages)
    app.register_blueprint(consent_page)
    app.register_blueprint(member_pages)
    app.after_request(_harden)
    app.wsgi_app = _guarded(app.wsgi_app, settings)  # type: ignore[method-assign, assignment]
    return app


def _harden(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response


def _guarded(app: Wsgi, settings: Settings) -> Wsgi:
    """Put the crisis answers in front, and a bound on everything else behind them."""
    ordinary = Lane(settings.busy_threads, settings.waiting_threads)
    shed = shed_answer(f"{settings.base_url}/problems", crisis_pointer())
    admission = Admission(
        app,
        ordinary=(ordinary, shed),
        screen=(Lane(settings.screen_threads), shed),  # of which AlwaysOn makes the static block
        screen_path="/v1/crisis/screen",
        free=frozenset({"/livez"}),
    )
    keys = load_signing_keys(settings.signing_key_file)
    bundle = sign_readable(keys, bundle_document(), BUNDLE_TYPE)
    return counted(AlwaysOn(admission, bundle.encode()))


def application() -> Flask:
    """Make the app from the environment: what the server's worker processes call."""
    sys.setswitchinterval(_TURN)
    settings = Settings.from_env()
    configure_logging(settings.log_level)
    follow_parent()
    _warn_of_what_is_overdue()
    app = create_app(settings)
    with app.app_context():
        keep_tally_in_passing(connected().database)
    return app


def _warn_of_what_is_overdue() -> None:
    """Say at each start what `warmhandoff review` says whenever it is asked."""
    found = overdue(utc_now().date())
    for kind in dict.fromkeys(each.kind for each in found):
        ids = [each.id for each in found if each.kind == kind]
        _log.warning("reference data to review", kind=kind, ids=ids)
