"""The bundle: every answer in one document, the same bytes every time, 988 readable in it."""

import json
import subprocess
import sys
from itertools import product

from api.crisis.block import crisis_block
from api.crisis.bundle import bundle_document, unsigned_bundle
from api.crisis.lines import DIRECTORY, LANGUAGES


def test_document_holds_what_each_country_and_language_is_answered() -> None:
    found = json.loads(bundle_document())
    assert found["schema"] == "warmhandoff.crisis-bundle/1"
    assert found["data_version"] == DIRECTORY.data_version
    assert set(found["answers"]) == set(DIRECTORY.countries)
    assert found["default_country"] in found["answers"]
    for country, language in product(DIRECTORY.countries, LANGUAGES):
        expected = crisis_block(lang=language, country=country)
        assert found["answers"][country][language] == json.loads(json.dumps(expected))


def test_document_is_the_same_in_every_process() -> None:
    probe = (
        "import hashlib; from api.crisis.bundle import bundle_document as made\n"
        "print(hashlib.sha256(made().encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", probe],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_document_is_small_enough_for_libraries_with_a_bound() -> None:
    assert len(bundle_document().encode()) < 128_000  # what joserfc takes unless it is told more


def test_bundle_that_nobody_signed_has_the_same_form() -> None:
    assert json.loads(unsigned_bundle()) == {"payload": bundle_document()}
    assert b"988" in unsigned_bundle()
