"""The directory: public, by topic, with sources."""

from uuid import uuid4

from flask import Flask

from tests.world import World, visit


def test_directory_is_read_without_a_token(world: World) -> None:
    answer = visit(world.app, "/v1/communities")
    names = " ".join(entry["name"] for entry in answer.json["items"])
    for expected in ("Mental Health America", "NAMI Connection", "Depression Understood", "ADAA"):
        assert expected in names
    for entry in answer.json["items"]:
        assert entry["sources"]
        nulls = {name for name, value in entry.items() if value is None}
        assert nulls <= set(entry["unconfirmed"]), "what is not known says so"


def test_topic_narrows_the_directory(world: World) -> None:
    entries = visit(world.app, "/v1/communities?topic=anxiety").json["items"]
    assert entries
    assert all("anxiety" in entry["topics"] for entry in entries)


def test_one_entry_is_found_by_its_id(world: World) -> None:
    [first, *_] = visit(world.app, "/v1/communities").json["items"]
    assert visit(world.app, f"/v1/communities/{first['id']}").json == first
    assert visit(world.app, f"/v1/communities/{uuid4()}").status_code == 404


def test_pages_follow_each_other(world: World) -> None:
    page = visit(world.app, "/v1/communities?limit=1").json
    following = visit(world.app, f"/v1/communities?limit=1&cursor={page['next_cursor']}").json
    assert page["items"][0]["id"] != following["items"][0]["id"]


def test_server_is_ready_when_the_schema_is_the_newest(app: Flask) -> None:
    assert visit(app, "/livez").json == {"status": "pass"}
    assert visit(app, "/readyz").json == {"status": "pass"}
