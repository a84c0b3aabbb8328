"""The authorization code grant: who signs in, what the code is bound to, and what is refused."""

from typing import Any

import pytest

from api.web.auth import Persona
from tests.integration.oauth.browser import ISSUER, REDIRECT, Browser, answered, body, refused
from tests.integration.oauth.small_site import CLINICIAN_SCOPES, Site


@pytest.fixture
def browser(site: Site) -> Browser:
    return site.signed_in()


def test_clinician_gets_a_token_for_themselves_when_signed_in(site: Site, browser: Browser) -> None:
    told = answered(browser.authorize(scope=CLINICIAN_SCOPES))
    assert told["state"] == "a state"
    assert told["iss"] == ISSUER
    answer = browser.redeem(told["code"])
    assert answer.status_code == 200
    assert body(answer)["scope"] == CLINICIAN_SCOPES
    actor = site.verify(body(answer)["access_token"])
    assert actor.persona is Persona.CLINICIAN
    assert actor.id == site.people["clinician"]
    assert actor.platform_id is None
    assert actor.auth_time is not None


def test_operator_gets_operator_scopes_alone_when_none_are_asked_for(site: Site) -> None:
    browser = site.signed_in("operator")
    answer = browser.redeem(browser.code())
    assert body(answer)["scope"] == "admin:audit"
    actor = site.verify(body(answer)["access_token"])
    assert (actor.persona, actor.id) == (Persona.OPERATOR, site.people["operator"])


def test_coordinator_acts_as_themselves_with_their_own_scope_alone(site: Site) -> None:
    browser = site.signed_in("alex")
    answer = browser.redeem(browser.code())
    assert body(answer)["scope"] == "referrals:coordinate"
    actor = site.verify(body(answer)["access_token"])
    assert (actor.persona, actor.id) == (Persona.COORDINATOR, site.people["coordinator"])
    assert actor.platform_id is None


def test_scope_is_what_client_and_person_have_in_common(own_site: Site) -> None:
    own_site.execute("UPDATE oauth_client SET scopes = '{intake:read,admin:audit}'")
    browser = own_site.signed_in()
    assert body(browser.redeem(browser.code()))["scope"] == "intake:read"


def test_scope_of_another_persona_goes_back_as_an_error(browser: Browser) -> None:
    told = answered(browser.authorize(scope="intake:read admin:audit"))
    assert (told["error"], told["state"], told["iss"]) == ("invalid_scope", "a state", ISSUER)
    assert "code" not in told


@pytest.mark.parametrize("scope", ["referrals:write", "intake:read nothing", '"'])
def test_scope_that_the_client_lacks_goes_back_as_an_error(browser: Browser, scope: str) -> None:
    assert answered(browser.authorize(scope=scope))["error"] == "invalid_scope"


def test_browser_that_is_not_signed_in_is_sent_to_the_login_with_303(site: Site) -> None:
    browser = site.browser()
    answer = browser.authorize()
    assert answer.status_code == 303
    assert answer.location.startswith("/oauth/login?")
    onward = browser.sign_in(path=answer.location)
    assert onward.location.startswith("/oauth/authorize?")
    assert "code" in answered(browser.get(onward.location))


@pytest.mark.parametrize(
    "changes",
    [
        {"code_challenge": None, "code_challenge_method": None},
        {"code_challenge": None},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": None},
        {"code_challenge": "short"},
        {"code_challenge": "é" * 43},
    ],
)
def test_anything_but_s256_is_refused_before_the_login(site: Site, changes: Any) -> None:
    told = answered(site.browser().authorize(**changes))
    assert (told["error"], told["state"], told["iss"]) == ("invalid_request", "a state", ISSUER)


@pytest.mark.parametrize("response_type", ["token", "id_token", "code token", "none"])
def test_other_response_types_go_back_as_an_error(browser: Browser, response_type: str) -> None:
    told = answered(browser.authorize(response_type=response_type))
    assert (told["error"], told["state"]) == ("unsupported_response_type", "a state")
    assert told["error_description"] == "Send response_type=code."


def test_client_that_is_not_first_party_goes_back_as_an_error(own_site: Site) -> None:
    browser = own_site.signed_in()
    own_site.execute("UPDATE oauth_client SET first_party = false WHERE id = 'clinic'")
    assert answered(browser.authorize())["error"] == "unauthorized_client"


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": None},
        {"code_verifier": "short"},
        {"code_verifier": "é" * 43},
    ],
)
def test_missing_verifier_is_an_invalid_request(browser: Browser, changes: Any) -> None:
    assert refused(browser.redeem(browser.code(), **changes)) == (400, "invalid_request")


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "x" * 43},
        {"redirect_uri": None},
        {"redirect_uri": f"{REDIRECT}/"},
        {"code": "nobody's"},
        {"client_id": "cli"},
    ],
)
def test_code_is_refused_when_it_is_redeemed_otherwise_than_issued(
    browser: Browser, changes: Any
) -> None:
    code = browser.code()
    assert refused(browser.redeem(**{"code": code, **changes})) == (400, "invalid_grant")
    assert browser.redeem(code).status_code == 200  # what failed has not used it up


@pytest.mark.parametrize("code", ["a\0b", "a\nb"])
def test_control_character_in_a_code_is_an_invalid_request(browser: Browser, code: str) -> None:
    assert refused(browser.redeem(code)) == (400, "invalid_request")


def test_code_that_comes_twice_ends_its_grant(site: Site, browser: Browser) -> None:
    code = browser.code()
    token = body(browser.redeem(code))["access_token"]
    assert refused(browser.redeem(code)) == (400, "invalid_grant")
    [(revoked,)] = site.execute(
        "SELECT revoked_at FROM oauth_grant WHERE id = :id", id=site.verify(token).grant_id
    )
    assert revoked is not None
    [(recorded,)] = site.execute("SELECT count(*) FROM audit_event WHERE action = 'code.replayed'")
    assert recorded == 1


def test_code_of_another_client_is_refused_and_ends_nothing(site: Site, browser: Browser) -> None:
    code = browser.code()
    token = body(browser.redeem(code))["access_token"]
    assert refused(browser.redeem(code, client_id="cli")) == (400, "invalid_grant")
    [(alive,)] = site.execute("SELECT grant_is_alive(:id)", id=site.verify(token).grant_id)
    assert alive


def test_code_is_refused_after_a_minute(browser: Browser, later: Any) -> None:
    code = browser.code()
    later(seconds=61)
    assert refused(browser.redeem(code)) == (400, "invalid_grant")


def test_token_is_refused_when_the_account_was_disabled_meanwhile(own_site: Site) -> None:
    browser = own_site.signed_in()
    code = browser.code()
    own_site.execute("UPDATE oauth_account SET disabled_at = now()")
    assert refused(browser.redeem(code)) == (400, "invalid_grant")


def test_suspended_clinician_goes_back_with_access_denied(own_site: Site) -> None:
    browser = own_site.signed_in()
    own_site.execute("UPDATE clinician SET status = 'suspended'")
    told = answered(browser.authorize())
    assert (told["error"], told["state"], told["iss"]) == ("access_denied", "a state", ISSUER)


def test_state_comes_back_unchanged_when_it_is_odd(browser: Browser) -> None:
    state = 'a "quoted" &=é+ state'
    assert answered(browser.authorize(state=state))["state"] == state
