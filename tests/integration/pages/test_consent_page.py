"""The consent page from the first look to the decision: what it shows, keeps and records."""

from typing import Any

import pytest

from api.consents.notices import shown_notice
from api.pages.words import words
from tests.integration.pages.reader import (
    Reader,
    decided,
    link_of,
    to_review,
    way_back_shown,
)
from tests.world import World

TERMS = """
SELECT c.status, c.method, c.share_back, c.grantor_role, c.grantor_basis, c.notice_version,
    c.notice_language, c.notice_sha256, c.decided_at, c.expires_at, r.status AS referral_status
FROM consent c JOIN referral r ON r.id = c.referral_id
"""
SHARED = """
SELECT i.kind, k.purpose FROM consent_item k JOIN context_item i ON i.id = k.context_id
ORDER BY i.kind, k.purpose
"""


def recorded(world: World) -> Any:
    [row] = world.rows(TERMS)
    return row


def shared(world: World) -> list[tuple[str, str]]:
    return [tuple(row) for row in world.rows(SHARED)]


def test_decision_records_what_was_chosen_and_the_notice_that_was_shown(world: World) -> None:
    reader = decided(Reader(world.app), link_of(world, world.platform()))
    assert reader.heading() == words("en")["done"]["granted_heading"]
    row, notice = recorded(world), shown_notice("en")
    assert (row.status, row.method, row.referral_status) == ("active", "consent_page", "queued")
    assert (row.share_back, row.grantor_role, row.grantor_basis) == ("open_closed", "self", None)
    assert row.notice_version == notice.version
    assert (row.notice_language, row.notice_sha256) == ("en", notice.sha256)
    assert (row.expires_at - row.decided_at).total_seconds() == pytest.approx(90 * 86400, abs=5)
    assert shared(world) == [("narrative", "care"), ("narrative", "triage")]


def test_whole_notice_is_on_the_page_where_one_decides(world: World) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()))
    for heading, paragraphs in shown_notice("en").sections:
        for part in (heading, *paragraphs):
            assert " ".join(part.split()) in reader.text


def test_choice_may_be_care_alone(world: World) -> None:
    reader = Reader(world.app)
    decided(reader, link_of(world, world.platform()), items=("care", "both"), share_back="outcome")
    assert recorded(world).share_back == "outcome"
    assert shared(world) == [("contact", "care"), ("contact", "triage"), ("narrative", "care")]


def test_choice_is_of_one_request_and_asks_about_no_item_of_another(world: World) -> None:
    platform = world.platform()
    elsewhere = str(world.second_community(platform))
    link_of(world, platform, community_id=elsewhere)
    reader = decided(Reader(world.app), link_of(world, platform), items=("both", "both"))
    assert reader.heading() == words("en")["done"]["granted_heading"]
    assert len(shared(world)) == 4


@pytest.mark.parametrize("items", [("both", "both"), ("none", "none")])
def test_nothing_is_shared_and_the_referral_goes_on(world: World, items: Any) -> None:
    reader = Reader(world.app)
    decided(reader, link_of(world, world.platform()), "share_nothing", items=items)
    assert reader.heading() == words("en")["done"]["nothing_heading"]
    assert shared(world) == []
    assert (recorded(world).status, recorded(world).referral_status) == ("active", "queued")
    way_back_shown(reader)


def test_there_is_no_button_to_share_where_nothing_is_chosen(world: World) -> None:
    reader = Reader(world.app)
    to_review(reader, link_of(world, world.platform()), items=("none", "none"))
    assert 'value="share"' not in reader.shown.text
    assert words("en")["review"]["nothing"] in reader.text


def test_refusal_ends_the_referral_and_its_words(world: World) -> None:
    reader = decided(Reader(world.app), link_of(world, world.platform()), "deny")
    assert reader.heading() == words("en")["done"]["denied_heading"]
    row = recorded(world)
    assert (row.status, row.method, row.referral_status) == ("denied", "consent_page", "withdrawn")
    assert shared(world) == []
    [(left,)] = world.rows("SELECT count(*) FROM context_key")
    assert left == 0
    way_back_shown(reader)


def test_referral_without_items_can_be_decided_too(world: World) -> None:
    link = link_of(world, world.platform(), context=[])
    reader = decided(Reader(world.app), link, "share_nothing", items=())
    assert reader.heading() == words("en")["done"]["nothing_heading"]


def test_words_are_shown_to_the_member_item_by_item(world: World) -> None:
    context = [
        {"kind": "narrative", "text": "<b>I feel low</b> & tired"},
        {"kind": "screener", "instrument": "phq-9", "answers": {"9": 1}},
        {"kind": "prior_care", "text": "Six weeks in 2024.", "regime": "part2"},
    ]
    reader = Reader(world.app)
    reader.open(link_of(world, world.platform(), context=context))
    reader.send(safe="yes")
    assert "&lt;b&gt;I feel low&lt;/b&gt; &amp; tired" in reader.shown.text
    assert words("en")["kinds"]["narrative_means"] in reader.text
    assert words("en")["item"]["from_community"] in reader.text
    reader.send(choice="both")
    assert "PHQ-9 9: 1" in reader.text
    assert "42 CFR part 2" not in reader.text
    reader.send(choice="care")
    assert words("en")["item"]["part2"] in reader.text


def test_showing_the_member_their_own_words_is_no_disclosure(world: World) -> None:
    decided(Reader(world.app), link_of(world, world.platform()))
    [(count,)] = world.rows("SELECT count(*) FROM disclosure")
    assert count == 0


def test_words_that_were_damaged_are_not_shown_and_are_not_offered(world: World) -> None:
    link = link_of(world, world.platform())
    world.rows("UPDATE context_body SET sealed = sealed || 'x'::bytea RETURNING 1")
    reader = Reader(world.app)
    reader.open(link)
    reader.send(safe="yes")
    assert reader.shown.status_code == 200
    assert 'value="both"' not in reader.shown.text
    assert 'value="none"' in reader.shown.text


@pytest.mark.parametrize(
    ("headers", "query", "language"),
    [
        ({}, "", "en"),
        ({"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"}, "", "es"),
        ({"Accept-Language": "fr"}, "", "en"),
        ({"Accept-Language": "es"}, "?lang=en", "en"),
        ({}, "?lang=es", "es"),
        ({}, "?lang=xx", "en"),
        ({}, "?lang=", "en"),
    ],
)
def test_language_is_the_one_asked_for_or_else_the_browsers(
    world: World, headers: Any, query: str, language: str
) -> None:
    reader = Reader(world.app)
    answer = reader.open(link_of(world, world.platform()) + query, **headers)
    assert f'<html lang="{language}">' in answer.text
    assert reader.heading() == words(language)["start"]["heading"]


def test_language_is_kept_on_every_step_and_recorded_with_the_notice(world: World) -> None:
    link = link_of(world, world.platform())
    reader = Reader(world.app)
    reader.open(f"{link}?lang=es")
    for chosen in (
        {"safe": "yes"},
        {"choice": "both"},
        {"choice": "none"},
        {"share_back": "none", "days": 30},
        {"decider": "self"},
        {"decision": "share"},
    ):
        assert '<html lang="es">' in reader.send(**chosen).text
    assert reader.heading() == words("es")["done"]["granted_heading"]
    row = recorded(world)
    assert (row.notice_language, row.notice_sha256) == ("es", shown_notice("es").sha256)
    assert Reader(world.app).open(link).status_code == 410


def test_language_changed_at_the_review_is_the_language_of_the_notice(world: World) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()))
    reader.open(f"{reader.at}?lang=es")
    reader.send(decision="share")
    assert recorded(world).notice_sha256 == shown_notice("es").sha256


def test_draft_goes_on_where_it_stood_on_another_day_and_in_another_browser(
    world: World, later: Any
) -> None:
    link = link_of(world, world.platform())
    first = Reader(world.app)
    first.open(f"{link}?lang=es")
    first.send(safe="yes")
    first.send(choice="care")
    later(days=3)
    second = Reader(world.app)
    second.open(link)
    assert words("es")["network"]["resumed"] in second.text
    second.send(safe="yes")
    assert second.at == f"{link}/item/2"
    second.open(f"{link}/item/1")
    assert second.fields()["choice"] == "care"


def test_not_now_keeps_the_place(world: World) -> None:
    link = link_of(world, world.platform())
    reader = Reader(world.app)
    reader.open(link)
    reader.send(safe="not_now")
    assert reader.heading() == words("en")["later"]["heading"]
    assert f"{link}/item/1?lang=en" in reader.shown.text
    [(draft,)] = world.rows("SELECT draft FROM consent_link")
    assert draft == {"language": "en"}


def test_nothing_is_asked_before_it_is_safe(world: World) -> None:
    link = link_of(world, world.platform())
    for step in ("item/1", "back", "who", "review"):
        reader = Reader(world.app)
        reader.open(f"{link}/{step}")
        assert reader.at == link


def test_earlier_choices_can_be_changed_from_the_review(world: World) -> None:
    link = link_of(world, world.platform())
    reader = to_review(Reader(world.app), link)
    reader.open(f"{link}/item/2")
    reader.send(choice="care")
    assert reader.at == f"{link}/review"
    reader.open(f"{link}/back")
    reader.send(days=365)
    reader.send(decision="share")
    assert ("contact", "care") in shared(world)
    row = recorded(world)
    assert (row.expires_at - row.decided_at).days in (364, 365)


def test_review_leads_to_the_step_that_lacks_a_choice(world: World) -> None:
    link = link_of(world, world.platform())
    reader = Reader(world.app)
    reader.open(link)
    reader.send(safe="yes")
    reader.open(f"{link}/review")
    assert reader.at == f"{link}/item/1"


def test_draft_holds_ids_and_codes_alone(world: World) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()), decider="guardian")
    reader.send(decision="share", basis="")
    [(draft,)] = world.rows("SELECT draft FROM consent_link")
    items = {str(id_) for (id_,) in world.rows("SELECT id FROM context_item")}
    assert set(draft.pop("items")) == items
    assert draft == {
        "language": "en",
        "share_back": "open_closed",
        "messages": "no",
        "days": 90,
        "decider": "guardian",
    }


@pytest.mark.parametrize("role", ["guardian", "representative"])
def test_who_decides_for_another_says_on_what_ground(world: World, role: str) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()), decider=role)
    answer = reader.send(decision="share", basis="   ")
    assert answer.status_code == 422
    assert words("en")["errors"]["basis_needed"] in reader.text
    assert reader.send(decision="share", basis="x" * 201).status_code == 422
    assert 'value="' + "x" * 201 in reader.shown.text
    reader.send(decision="share", basis=" court\0 order ")
    row = recorded(world)
    assert (row.grantor_role, row.grantor_basis) == (role, "court order")


def test_refusing_for_another_needs_no_ground(world: World) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()), decider="guardian")
    reader.send(decision="deny", basis="")
    assert recorded(world).status == "denied"


def test_ground_of_one_who_decides_alone_is_not_recorded(world: World) -> None:
    reader = to_review(Reader(world.app), link_of(world, world.platform()))
    reader.send(decision="share", basis="mother")
    assert recorded(world).grantor_basis is None


@pytest.mark.parametrize(
    ("step", "form", "said", "kept"),
    [
        ("item/1", {}, "choose_purpose", {}),
        ("item/1", {"choice": "everybody"}, "choose_purpose", {}),
        ("back", {"days": 30}, "choose_back", {"days": "30"}),
        ("back", {"share_back": "none"}, "choose_period", {"share_back": "none"}),
        ("back", {"share_back": "none", "days": 31}, "choose_period", {"share_back": "none"}),
        ("who", {}, "choose_who", {}),
        ("review", {}, "choose_one", {}),
    ],
)
def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(
    world: World, step: str, form: Any, said: str, kept: Any
) -> None:
    link = link_of(world, world.platform())
    reader = Reader(world.app)
    if step == "review":
        to_review(reader, link)
    else:
        reader.open(link)
        reader.send(safe="yes")
        reader.open(f"{link}/{step}")
    answer = reader.send(**form)
    assert answer.status_code == 422
    assert reader.text.count(words("en")["errors"][said]) >= 1
    assert {name: reader.fields().get(name) for name in kept} == kept
    assert words("en")["errors"]["heading"] in answer.text.partition("</title>")[0]
    [(count,)] = world.rows("SELECT count(*) FROM consent")
    assert count == 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_has_the_way_out_the_crisis_line_one_heading_and_no_telling_title(
    world: World, language: str
) -> None:
    link = link_of(world, world.platform())
    reader = Reader(world.app)
    seen = [reader.open(f"{link}?lang={language}"), reader.send(safe="not_now")]
    seen += [reader.open(f"{link}/item/1"), reader.send(choice="both")]
    seen += [reader.send(choice="none"), reader.send(share_back="none", days=30)]
    seen += [reader.send(decider="self"), reader.send(), reader.send(decision="share")]
    seen += [Reader(world.app).open(f"{gone}?lang={language}") for gone in (link, "/consent/x")]
    for html in [answer.text for answer in seen]:
        assert html.count("<h1>") == 1
        assert 'id="leave" href="https://www.weather.gov/"' in html
        assert 'href="tel:988"' in html
        title = html.partition("<title>")[2].partition("</title>")[0]
        assert title.startswith(
            (words(language)["review"]["heading"], words(language)["errors"]["heading"])
        )


def test_answer_is_one_transaction_that_changes_all_or_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from api.referrals import consent_link  # noqa: PLC0415 - only to break it

    def broken(*_: Any, **__: Any) -> None:
        raise LookupError

    reader = to_review(Reader(world.app), link_of(world, world.platform()))
    monkeypatch.setattr(consent_link, "grant", broken)
    world.app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = reader.send(decision="share")
    assert answer.status_code == 500
    assert "988" in answer.text
    [(decided_at,)] = world.rows("SELECT decided_at FROM consent_link")
    [(links,)] = world.rows("SELECT count(*) FROM return_link")
    assert (decided_at, links) == (None, 0)
