"""`warmhandoff clinician login`, `coordinator login`: a password once, one login for each."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner, Result

from api.cli import main
from api.db.session import GrantEnded, Reach, Role
from tests.integration.oauth.browser import Browser, body
from tests.integration.oauth.small_site import Site

Run = Callable[..., Result]


@pytest.fixture
def run(own_site: Site) -> Run:
    """Call `warmhandoff ...` on the database of this site."""
    urls = own_site.urls
    environment = {"DATABASE_URL": urls.app, "MIGRATION_DATABASE_URL": urls.owner}

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, env=environment)

    return call


@pytest.fixture
def robin(own_site: Site) -> str:
    """A clinician who has no login."""
    id_ = uuid4()
    own_site.execute(
        "INSERT INTO clinician (id, name, status, capacity, languages, modalities, created_at)"
        " VALUES (:id, 'Robin Castle', 'active', 5, '{en}', '{video}', now())",
        id=id_,
    )
    return str(id_)


def entered(site: Site, username: str, password: str) -> Browser | None:
    """Return the browser in which somebody has signed in, if they could."""
    browser = site.browser()
    return browser if browser.sign_in(username, password).status_code == 303 else None


def facts_of(site: Site) -> list[tuple[str, str]]:
    rows = site.execute("SELECT action, body FROM audit_event WHERE action ~ 'issued$' ORDER BY id")
    return [tuple(row) for row in rows]


def test_clinician_signs_in_with_what_was_shown_once(own_site: Site, run: Run, robin: str) -> None:
    shown = run("clinician", "login", robin, " Robin ")
    assert shown.exit_code == 0, shown.output
    password = shown.stdout.strip()
    assert len(password) == 24
    browser = entered(own_site, "robin", password)
    assert browser is not None
    claims = own_site.verify(body(browser.redeem(browser.code()))["access_token"])
    assert (str(claims.id), claims.persona.value) == (robin, "clinician")
    [(action, kept)] = facts_of(own_site)
    assert action == "account.issued"
    assert robin in kept
    everything = own_site.execute("SELECT a::text FROM oauth_account a")
    assert password not in str(everything) + kept + shown.stderr


def test_coordinator_is_enrolled_and_signs_in(own_site: Site, run: Run) -> None:
    enrolled = run("coordinator", "enrol", "Kim Sato")
    assert enrolled.exit_code == 0, enrolled.output
    coordinator = enrolled.stdout.strip()
    assert str(UUID(coordinator)) == coordinator
    password = run("coordinator", "login", coordinator, "kim").stdout.strip()
    browser = entered(own_site, "kim", password)
    assert browser is not None
    claims = own_site.verify(body(browser.redeem(browser.code()))["access_token"])
    assert (str(claims.id), claims.persona.value) == (coordinator, "coordinator")
    assert run("coordinator", "enrol", " ").exit_code == 1


def test_new_password_shuts_out_the_old_one_and_whoever_is_in(
    own_site: Site, run: Run, robin: str
) -> None:
    old = run("clinician", "login", robin, "robin").stdout.strip()
    browser = entered(own_site, "robin", old)
    assert browser is not None
    grant = own_site.verify(body(browser.redeem(browser.code()))["access_token"]).grant_id
    new = run("clinician", "login", robin, "--again").stdout.strip()
    assert new not in {"", old}
    with pytest.raises(GrantEnded), own_site.database.begin(Reach(Role.CLINICIAN, grant=grant)):
        pass
    assert browser.authorize().location.startswith("/oauth/login?")  # nor signed in any more
    assert entered(own_site, "robin", old) is None
    assert entered(own_site, "robin", new) is not None
    assert facts_of(own_site)[1][0] == "account.reissued"
    assert '"grants_ended":1' in facts_of(own_site)[1][1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("NGOZI",), "The name 'ngozi' is taken."),
        ((" ",), "An account has a name"),
        (("--again",), "They have no login yet"),
        ((), "Give a USERNAME"),
        (("robin", "--again"), "Give a USERNAME"),
    ],
)
def test_what_cannot_be_issued_is_refused_in_a_sentence(
    own_site: Site, run: Run, robin: str, arguments: tuple[str, ...], said: str
) -> None:
    before = own_site.execute("SELECT count(*) FROM oauth_account")
    refused = run("clinician", "login", robin, *arguments)
    assert refused.exit_code in {1, 2}
    assert said in refused.stderr
    assert refused.stdout == ""
    assert own_site.execute("SELECT count(*) FROM oauth_account") == before


def test_nobody_has_two_logins_and_nobody_at_all_has_none(
    own_site: Site, run: Run, robin: str
) -> None:
    people: Any = own_site.people
    second = run("coordinator", "login", str(people["coordinator"]), "alex-2")
    assert (second.exit_code, second.stdout) == (1, "")
    assert "They have a login: 'alex'." in second.stderr
    for id_ in (uuid4(), robin):  # a clinician is no coordinator
        refused = run("coordinator", "login", str(id_), "somebody")
        assert (refused.exit_code, refused.stderr) == (1, "Error: There is nothing here for you\n")
    assert facts_of(own_site) == []
