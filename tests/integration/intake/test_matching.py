"""Matching: what excludes always does, what is wished for does until the match is widened."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import ProgrammingError

from api.clock import utc_now
from api.db.base import new_id
from tests.world import Caller, World, claimed

WISHES = {
    "modalities": ["video"],
    "coverage": "insurance",
    "plan": "harbor_ppo",
    "fee_cents": 12_000,
    "genders": ["woman", "nonbinary"],
    "cultures": ["latino"],
    "faiths": ["catholic"],
    "needs": ["captions"],
}
MEETS_ALL = """modalities = '{video}', coverages = '{insurance}', plans = '{harbor_ppo}',
    fee_cents = 12000, gender = 'woman', cultures = '{latino,deaf}', faiths = '{catholic}',
    needs_met = '{captions}', specialties = '{anxiety}', languages = '{en-GB}'"""


@dataclass
class Pair:
    """A referral that waits, and a clinician who meets all of it, until something is changed."""

    world: World
    platform: Caller
    referral: dict[str, Any]
    member: Caller
    clinician: Caller

    def change(self, what: str) -> None:
        """Change the clinician's row by these assignments."""
        self._update(f"clinician SET {what} WHERE id = :clinician")

    def change_licence(self, what: str) -> None:
        self._update(f"licence SET {what} WHERE clinician_id = :clinician")

    def must(self, *wishes: str) -> None:
        self._update("match_profile SET must = :musts WHERE referral_id = :id", musts=list(wishes))

    def widen(self) -> None:
        self._update("referral SET widened_at = now() WHERE id = :id")

    def mismatches(self) -> list[str]:
        sql = "SELECT mismatches(CAST(:id AS uuid), :clinician, :at, '{}')"
        return list(self.world.rows(sql, **self._values(), at=utc_now())[0][0])

    def sees(self) -> bool:
        """Tell whether the clinician is shown the card, and could claim it."""
        page = self.clinician.get("/v1/intake-queue").json
        return [each["referral_id"] for each in page["items"]] == [self.referral["id"]]

    def has_candidate(self, *, named: bool = True) -> bool:
        sql = "SELECT has_candidate(CAST(:id AS uuid), :at, '{}', :named)"
        return bool(self.world.rows(sql, id=self.referral["id"], at=utc_now(), named=named)[0][0])

    def _update(self, what: str, **values: Any) -> None:
        with self.world.as_owner() as session:
            session.execute(text(f"UPDATE {what}"), self._values() | values)

    def _values(self) -> dict[str, Any]:
        return {"id": self.referral["id"], "clinician": self.clinician.actor.id}


@pytest.fixture
def pair(world: World) -> Pair:
    platform, clinician = world.platform(), world.clinician("NY")
    referral, member = world.queued(platform, preferences=WISHES)
    found = Pair(world, platform, referral, member, clinician)
    found.change(MEETS_ALL)
    return found


def test_who_meets_all_of_it_is_shown_it_and_can_claim_it(pair: Pair) -> None:
    assert pair.mismatches() == []
    assert pair.sees()
    claimed(pair.clinician, pair.referral)


WISHED = [
    ("modalities", "modality", "modalities = '{phone,chat}'"),
    ("coverage", "coverage", "coverages = '{medicaid,self_pay}'"),
    ("coverage", "plan", "plans = '{}'"),
    ("fee", "fee", "fee_cents = 12001"),
    ("fee", "fee", "fee_cents = NULL"),
    ("genders", "gender", "gender = 'man'"),
    ("genders", "gender", "gender = NULL"),
    ("cultures", "culture", "cultures = '{deaf}'"),
    ("faiths", "faith", "faiths = '{}'"),
    ("topics", "topics", "specialties = '{grief}'"),
]


@pytest.mark.parametrize(("must", "code", "change"), WISHED)
def test_each_must_excludes_and_each_wish_orders_until_widened(
    pair: Pair, must: str, code: str, change: str
) -> None:
    pair.change(change)
    assert pair.mismatches() == [f"prefers_{code}"]
    assert not pair.sees()
    assert pair.has_candidate()
    pair.widen()
    assert pair.mismatches() == []
    assert pair.sees()
    pair.must(must)
    assert pair.mismatches() == [code]
    assert not pair.sees()
    assert not pair.has_candidate()
    assert pair.clinician.post(f"/v1/referrals/{pair.referral['id']}/claim").status_code == 404


def test_a_sliding_scale_meets_any_fee(pair: Pair) -> None:
    pair.change("fee_cents = NULL, sliding_scale = true")
    pair.must("fee")
    assert pair.mismatches() == []


def test_a_generalist_meets_a_wish_for_a_specialist_and_no_must(pair: Pair) -> None:
    pair.change("specialties = '{}'")
    assert pair.mismatches() == []
    pair.must("topics")
    assert pair.mismatches() == ["topics"]


def test_who_pays_themself_can_pay_anybody(pair: Pair) -> None:
    pair.change("coverages = '{}', plans = '{}'")
    for coverage in ("self_pay", "unknown"):
        pair._update(
            "match_profile SET coverage = :paid, plan = NULL, must = '{coverage}'"
            " WHERE referral_id = :id",
            paid=coverage,
        )
        assert pair.mismatches() == []


# What no widening relaxes


def _organisation(pair: Pair) -> None:
    harbor = pair.world.organisation()
    pair.change(f"organisation_id = '{harbor}'")
    _exclude(pair, "organisations", harbor)


def _exclude(pair: Pair, whom: str, id_: UUID) -> None:
    pair._update(
        f"match_profile SET excluded_{whom} = ARRAY[CAST(:whom AS uuid)] WHERE referral_id = :id",
        whom=id_,
    )


def _conflict(pair: Pair) -> None:
    there = pair.world.enrolled[pair.platform.actor.id].community_id
    path = f"/v1/clinicians/me/conflicts/{there}"
    assert pair.clinician.put(path, None, If_Match="*").status_code == 200


def _decline(pair: Pair, reason: str) -> None:
    token = claimed(pair.clinician, pair.referral)
    path = f"/v1/referrals/{pair.referral['id']}/decline"
    answer = pair.clinician.post(path, {"reason": reason}, Claim_Token=token)
    assert answer.status_code == 204, answer.text


EXCLUDING: dict[str, Callable[[Pair], None]] = {
    "suspended": lambda pair: pair.change("status = 'suspended'"),
    "licensure": lambda pair: pair.change_licence("status = 'lapsed'"),
    "licensure, revoked": lambda pair: pair.change_licence("status = 'revoked'"),
    "licensure, over": lambda pair: pair.change_licence("expires_on = current_date - 1"),
    "licensure, to come": lambda pair: pair.change_licence("issued_on = current_date + 1"),
    "licensure, title": lambda pair: pair.change_licence("title_confirmed = false"),
    "licensure, compact": lambda pair: pair.change_licence(
        "privilege = 'compact', home_jurisdiction = 'KS'"
    ),
    "age": lambda pair: pair.change("age_groups = '{13_15,16_17}'"),
    "language": lambda pair: pair.change("languages = '{es,fr}'"),
    "needs": lambda pair: pair.change("needs_met = '{asl,interpreter,text_only}'"),
    "excluded_by_member": lambda pair: _exclude(pair, "clinicians", pair.clinician.actor.id),
    "excluded_by_member, at work": _organisation,
    "conflict_of_interest": _conflict,
    "declined_before": lambda pair: _decline(pair, "out_of_scope"),
}


@pytest.mark.parametrize("what", EXCLUDING)
def test_no_widening_relaxes_licence_language_age_needs_exclusion_or_conflict(
    pair: Pair, what: str
) -> None:
    EXCLUDING[what](pair)
    code = what.partition(",")[0]
    assert pair.mismatches() == [code]
    pair.widen()
    assert pair.mismatches() == [code]
    assert not pair.has_candidate()
    if code != "suspended":  # whose token opens nothing
        assert not pair.sees()
        path = f"/v1/referrals/{pair.referral['id']}/claim"
        assert pair.clinician.post(path).status_code == 404


def test_whom_the_consent_does_not_name_is_no_candidate_of_it(pair: Pair) -> None:
    harbor = pair.world.organisation()
    terms = pair.world.terms(
        pair.referral, recipients=[{"class": "licensed_clinician", "organisation_id": str(harbor)}]
    )
    assert pair.member.post("/v1/consents", terms).status_code == 201
    assert pair.mismatches() == ["not_named"]
    assert not pair.sees()
    assert not pair.has_candidate(named=True)
    assert pair.has_candidate(named=False)
    pair.change(f"organisation_id = '{harbor}'")
    assert pair.mismatches() == []


def test_an_interpreter_stands_in_for_the_language(pair: Pair) -> None:
    pair.change("languages = '{es}', needs_met = '{captions,interpreter}'")
    assert pair.mismatches() == ["language"]
    pair._update("match_profile SET needs = '{interpreter}' WHERE referral_id = :id")
    assert pair.mismatches() == []
    pair.change("needs_met = '{captions}'")
    assert pair.mismatches() == ["needs"]


def test_who_is_away_or_said_not_now_is_still_a_candidate(pair: Pair) -> None:
    pair.change("away_from = current_date, away_until = current_date")
    assert (pair.mismatches(), pair.has_candidate()) == (["away"], True)
    assert not pair.sees()
    for begins, ends in ((1, 2), (-2, -1)):
        pair.change(f"away_from = current_date + {begins}, away_until = current_date + {ends}")
        assert pair.mismatches() == []
    pair.change("away_from = NULL, away_until = NULL")
    _decline(pair, "no_capacity")
    assert (pair.mismatches(), pair.has_candidate()) == (["declined_for_now"], True)
    assert not pair.sees()


def test_a_language_is_the_same_however_it_is_written(pair: Pair) -> None:
    pair.change("languages = '{EN-us}'")
    assert pair.mismatches() == []


def test_a_conflict_is_between_one_clinician_and_one_community(pair: Pair) -> None:
    here = pair.world.enrolled[pair.platform.actor.id].community_id
    elsewhere = pair.world.second_community(pair.platform)
    for who, where in ((pair.clinician, elsewhere), (pair.world.clinician("NY"), here)):
        answer = who.put(f"/v1/clinicians/me/conflicts/{where}", None, If_Match="*")
        assert answer.status_code == 200
    assert pair.mismatches() == []


def test_every_need_is_met_and_not_only_one(pair: Pair) -> None:
    pair._update("match_profile SET needs = '{captions,asl}' WHERE referral_id = :id")
    assert pair.mismatches() == ["needs"]


def test_a_referral_without_a_profile_matches_nobody(pair: Pair) -> None:
    with pair.world.as_owner() as session:
        session.execute(text("DELETE FROM match_profile"))
    assert not pair.sees()
    assert not pair.has_candidate()


# Who may know


def test_no_role_of_a_clinician_can_read_the_profile(pair: Pair) -> None:
    engine = create_engine(pair.world.urls.app, poolclass=NullPool)
    for role in ("wh_clinician", "wh_platform", "wh_coordinator", "wh_operator", "wh_public"):
        for asked in (
            "SELECT * FROM match_profile",
            "SELECT genders FROM match_profile",
            "UPDATE match_profile SET must = '{}'",
            f"SELECT mismatches('{pair.referral['id']}', '{new_id()}', now(), '{{}}')",
            f"SELECT could_take('{pair.referral['id']}', '{new_id()}', now(), '{{}}', true)",
        ):
            with engine.connect() as connection:
                connection.execute(text(f"SET ROLE {role}"))
                with pytest.raises(ProgrammingError, match="permission denied"):
                    connection.execute(text(asked))


def test_who_holds_it_is_not_told_what_the_member_wished(pair: Pair) -> None:
    path = f"/v1/referrals/{pair.referral['id']}"
    claimed(pair.clinician, pair.referral)
    read = [pair.clinician.get(f"{path}{suffix}") for suffix in ("", "/actions", "/context")]
    told = json.dumps([answer.json for answer in read])
    assert [word for word in ("harbor_ppo", "latino", "catholic", "captions") if word in told] == []
