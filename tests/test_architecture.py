"""The rules of the house that no linter knows; each test's name is the rule."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "api").rglob("*.py"))
MAX_FILE_LINES, MAX_FUNCTION_LINES, MAX_NESTING = 250, 40, 4
FORBIDDEN_WORDS = {
    "service",
    "services",
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "handler",
}

# Routes that need no token, each for a reason that DESIGN section 5 or an RFC gives.
PUBLIC = {
    "communities.list_communities": "the directory is public",
    "communities.get_community": "the directory is public",
    "referrals.get_lifecycle": "the table of states is documentation",
    "crisis.get_crisis": "rule 6: no login",
    "crisis.get_crisis_for_country": "rule 6: no login",
    "crisis.get_crisis_bundle": "rule 6: no login",
    "crisis.screen_for_crisis": "rule 6: no login",
    "crisis.count_crisis_choice": "rule 6: no login",
    "notices.get_current_notice": "what a member reads before deciding",
    "retention.get_retention": "how long what is kept, for members and platforms to read",
    "protocol.get_protocol": "a published protocol, and counts of nobody",
    "protocol_page.show_protocol": "a published protocol, and counts of nobody",
    "documentation.openapi": "documentation",
    "documentation.docs": "documentation",
    "documentation.asset": "documentation",
    "documentation.problem": "documentation",
    "health.livez": "asked by a proxy, says nothing about anyone",
    "health.readyz": "asked by a proxy, says nothing about anyone",
}
QUERIES = {"select", "update", "delete", "exists"}
# pages whose reader shows a link, a PIN or a visit in place of a token
PAGES = ("consent_page.", "member.")
OAUTH = "oauth."  # these endpoints authenticate clients and people themselves (RFC 6749)

# Queries over tenant tables that name no tenant, and what keeps them in bounds instead.
UNSCOPED = {
    "coordination/handed.py:list_overseen": "blind rows of every tenant, as coordinators see them",
    "coordination/handed.py:find_handed": "a coordinator sees what was handed over, of anybody",
    "coordination/metrics.py:count_closures": "the operator counts over every tenant",
    "coordination/metrics.py:_cells": "the operator counts over every tenant",
    "coordination/metrics.py:_times": "the operator counts over every tenant",
    "referrals/handed_over.py:admit_handed": "a coordinator acts on what was handed over to them",
    "referrals/timers.py:_go_on_waiting_for_the_visit": "one referral's, by `_of` with its tenant",
    "links/open.py:find_consent_link": "found by its digest, before anybody knows whose it is",
    "links/enter.py:enter": "a link is found by its digest, before anybody knows whose it is",
    "links/enter.py:_keep_count": "counts on the link of this digest, which is locked",
    "links/visit.py:find_visit": "a visit is found by its cookie's digest",
    "links/visit.py:end_visit": "ends the visit of this cookie",
    "links/visit.py:forget_visits": "the worker's cleaning serves every tenant",
    "referrals/card.py:show_card": "changes one card by id, in an admitted transaction",
    "referrals/card.py:meant_for": "a condition over blind cards, by whom the member named",
    "consents/standing.py:granted_in_emergency": "of alerts that this clinician was just shown",
    "alerts/find.py:has_taken": "an alert that this clinician took, by acknowledged_by",
    "referrals/void.py:void_by_operator": "an operator voids what any tenant entered in error",
    "referrals/find.py:held_once": "the asking clinician's own claims, by clinician_id",
    "audit/find.py:read_audit": "the operator's record spans tenants",
    "referrals/card.py:rematch_card": "marks one card by id, inside an admitted transaction",
    "referrals/lose.py:_held": "the worker's look after lost clinicians serves every tenant",
    "clinicians/conflicts.py:conflicts_of": "the asking clinician's own, by clinician_id",
    "clinicians/conflicts.py:declare_conflict": "the asking clinician's own, by clinician_id",
    "clinicians/conflicts.py:withdraw_conflict": "the asking clinician's own, by clinician_id",
    "referrals/card.py:lock_card": "locks one card by id, inside an admitted transaction",
    "referrals/card.py:return_card": "changes one card by id, inside an admitted transaction",
    "referrals/card.py:remove_card": "removes one card by id, inside an admitted transaction",
    "referrals/card.py:take_card": "cards are blind and placed by jurisdiction, not by tenant",
    "referrals/claim.py:refuse_over_capacity": "counts what this clinician holds, of any tenant",
    "referrals/card.py:has_card": "of the one referral that is at hand",
    "referrals/card.py:widen_card": "of the one referral that is at hand",
    "referrals/match.py:has_candidate": "of the one referral that is at hand",
    "referrals/match.py:outlook": "of the one referral that is at hand",
    "referrals/timers.py:_end": "its conditions come from `_of`, which names the tenant",
    "referrals/timers.py:count_down": "its conditions come from `_of`, which names the tenant",
    "referrals/timers.py:hurry": "its conditions come from `_of`, which names the tenant",
    "referrals/timers.py:set_timer": "its conditions come from `_of`, which names the tenant",
    "referrals/timers.py:start_timers": "its conditions come from `_of`, which names the tenant",
    "referrals/show_claimant.py:holders_of": "who holds what the member was just shown",
    "referrals/show_claimant.py:_licences": "their licences where that member is",
    "referrals/timers.py:is_running": "one referral's, by its tenant and id (`_running`)",
    "referrals/read_context.py:_right": "the holder's own referral, by clinician_id",
    "intake/claim_next.py:_first_free": "cards are blind and placed by jurisdiction",
    "intake/claim_next.py:_take": "takes the card that this transaction has locked",
    "events/relay.py:platforms_waiting": "the relay serves every tenant",
    "referrals/card.py:rank_card": "changes one card by id, inside an admitted transaction",
    "alerts/find.py:waiting_alerts": "alerts are blind; only whoever is on call gets this far",
    "alerts/find.py:lock_alerts": "one referral's alerts, for who is on call, took or holds it",
    "alerts/find.py:standings_of": "of referrals that the caller has just read within reach",
    "alerts/page.py:take_pages": "the worker's pages serve every tenant",
    "communities/register_crisis_contact.py:contacts_of": "the platforms of alerts just read",
    "communities/allow_attestation.py:allow_attestation": "the operator allows any tenant's",
    "consents/rotate.py:rewrap_tenant_keys": "the operator's root key is over every tenant's",
    "consents/rotate.py:tenants_with_keys": "the operator rotates every tenant's key",
    "consents/disclose.py:was_disclosed": "the reader's own account, by recipient_id",
}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "api").as_posix()


def test_every_route_states_a_scope_or_is_listed_as_public(app: Flask) -> None:
    open_routes = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if not getattr(app.view_functions[rule.endpoint], "scopes", None)
    }
    own = {endpoint for endpoint in open_routes if not endpoint.startswith((OAUTH, *PAGES))}
    assert own == set(PUBLIC)


def test_only_a_read_that_is_accounted_for_may_write_on_a_get(app: Flask) -> None:
    writing = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and getattr(app.view_functions[rule.endpoint], "accounted", False)
    }
    assert writing == {"handoff.read_referral_context", "own_record.export_member"}


def test_crisis_loads_no_database_and_no_token_code() -> None:
    probe = (
        "import sys, api.crisis.routes, api.crisis.always\n"
        "found = {'sqlalchemy', 'psycopg', 'alembic', 'authlib'} & set(sys.modules)\n"
        "sys.exit(' '.join(found) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_every_setting_is_explained_in_the_example() -> None:
    settings = _tree(ROOT / "api/settings.py")
    names = {
        node.args[0].value
        for node in ast.walk(settings)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    example = (ROOT / ".env.example").read_text().splitlines()
    explained = {line.lstrip("# ").partition("=")[0] for line in example if "=" in line}
    assert names
    assert names == names & explained


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_says_in_one_sentence_what_lives_there(path: Path) -> None:
    first = (ast.get_docstring(_tree(path)) or "").partition("\n")[0]
    assert first.endswith("."), f"{_name(path)}: {first!r}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_file_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MAX_FILE_LINES
    for function in _functions(_tree(path)):
        lines = (function.end_lineno or 0) - function.body[0].lineno + 1
        assert lines <= MAX_FUNCTION_LINES, f"{function.name}: {lines} lines"


def test_no_file_is_named_after_a_layer() -> None:
    words = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert words & FORBIDDEN_WORDS == set()


def _tenant_models() -> set[str]:
    """Find every model whose table has the tenant in it."""
    found = set()
    for path in (ROOT / "api").rglob("*models.py"):
        if "oauth" in path.parts:
            continue
        for node in _tree(path).body:
            if isinstance(node, ast.ClassDef) and "platform_id: Mapped" in ast.unparse(node):
                found.add(node.name)
    return found


def test_every_tenant_query_is_scoped() -> None:
    models = _tenant_models()
    assert {"Referral", "Consent", "ContextItem", "Disclosure", "FeedEvent"} <= models
    unscoped = set()
    for path in MODULES:
        for function in _functions(_tree(path)):
            source = ast.unparse(function)
            names = [node.id for node in ast.walk(function) if isinstance(node, ast.Name)]
            asked = set(names) if set(names) & QUERIES else set()
            scoped = "platform_id ==" in source or "reach(" in source
            if asked & models and not scoped:
                unscoped.add(f"{_name(path)}:{function.name}")
    assert unscoped == set(UNSCOPED)


def test_import_contracts_name_every_slice() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(c for c in contracts["contracts"] if c["type"] == "layers")
    assert layers["exhaustive"] is True
    assert {c["name"] for c in contracts["contracts"]} == {
        "A slice calls down, never sideways or up",
        "The crisis path can reach no database and no token code",
        "Flask stays at the edge",
        "marshmallow stays on the wire",
    }
