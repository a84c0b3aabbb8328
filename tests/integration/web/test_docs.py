"""The documentation the server serves: pages that work under a strict policy."""

import re

import pytest
from werkzeug.test import TestResponse

from api.web.document import all_problems
from tests.integration.web.refusals import json_of, refused
from tests.world import World

LINKED = re.compile(r'(?:src|href)="(/[^"]+)"')


def got(site: World, path: str) -> TestResponse:
    return site.app.test_client().get(path, buffered=True)


@pytest.mark.parametrize("path", ["/docs", "/docs/oauth2-redirect.html", "/problems/not-found"])
def test_page_needs_nothing_that_its_policy_forbids_when_it_is_served(
    site: World, path: str
) -> None:
    answer = got(site, path)
    policy = answer.headers["Content-Security-Policy"]
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script>|//(?!/)", answer.text)
    assert 'name="viewport"' in answer.text


@pytest.mark.parametrize("path", ["/docs", "/problems/not-found"])
def test_everything_a_page_refers_to_is_there_when_it_is_followed(site: World, path: str) -> None:
    linked = LINKED.findall(got(site, path).text)
    assert "/crisis" in linked
    for target in linked:
        assert got(site, target).status_code == 200, target


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/docs/start.js", "text/javascript"),
        ("/docs/swagger-ui-bundle.js", "text/javascript"),
        ("/docs/page.css", "text/css"),
        ("/docs/swagger-ui.css", "text/css"),
    ],
)
def test_asset_has_its_type_when_sniffing_is_forbidden(site: World, path: str, kind: str) -> None:
    answer = got(site, path)
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["nothing.js", "../app.py", "LICENSE", "%2e%2e/VERSION"])
def test_asset_is_not_found_when_the_page_does_not_need_it(site: World, name: str) -> None:
    refused(got(site, f"/docs/{name}"), 404, "not-found")


def test_every_problem_has_a_page_when_its_type_is_followed(site: World) -> None:
    kinds = all_problems()
    assert len(kinds) > 20
    for kind in kinds:
        page = got(site, f"/problems/{kind.slug}").text
        assert f"<code>{kind.slug}</code>, status {kind.status}." in page
        assert "/crisis" in page


def test_page_is_not_found_when_the_problem_is_unknown(site: World) -> None:
    refused(got(site, "/problems/<script>"), 404, "not-found")


def test_document_is_the_same_when_it_is_served_again(site: World) -> None:
    first, second = got(site, "/openapi.json"), got(site, "/openapi.json")
    assert first.data == second.data
    document = json_of(first)
    assert document["openapi"] == "3.1.1"
    assert "409" in document["paths"]["/v1/referrals"]["post"]["responses"]
