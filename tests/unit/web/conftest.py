"""The fixture of these tests: an app with no slice in it."""

import pytest
from flask import Flask

from api.web.api import Api
from api.web.document import document_options
from api.web.logs import log_requests

POINTER = {
    "call": "988",
    "text": "988",
    "chat": "https://988lifeline.org/chat/",
    "emergency_call": "911",
    "url": "/v1/crisis",
}


@pytest.fixture
def bare() -> Flask:
    """An app with the kernel's own errors and logs."""
    app = Flask("bare", static_folder=None)
    app.config.update(
        API_TITLE="Bare",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.1",
        PROBLEM_BASE_URL="https://api.example.org/problems",
        CRISIS_POINTER=POINTER,
        CURSOR_KEY=b"k" * 32,
    )
    log_requests(app)
    app.extensions["api"] = Api(app, spec_kwargs=document_options())
    return app
