"""The bundle: the answers for every country and language in one document, to be kept offline."""

import json

from api.crisis.block import crisis_block
from api.crisis.lines import DIRECTORY, HOME, LANGUAGES

BUNDLE_TYPE = "crisis-bundle+jws"
"""The `typ` of its signature: what is signed as something else is no bundle."""
BUNDLE_SCHEMA = "warmhandoff.crisis-bundle/1"
BUNDLE_PATH = "/v1/crisis/bundle"


def bundle_document() -> str:
    """Write {schema, data_version, default_country, answers: {country: {language: block}}}.

    The same data makes the same text, so that a signature of it can be compared.
    """
    return to_json(
        {
            "schema": BUNDLE_SCHEMA,
            "data_version": DIRECTORY.data_version,
            "default_country": HOME,
            "answers": {
                country: {
                    language: crisis_block(lang=language, country=country) for language in LANGUAGES
                }
                for country in DIRECTORY.countries
            },
        }
    )


def unsigned_bundle() -> bytes:
    """Return the bundle in the form of a JWS (RFC 7797) that nobody has signed."""
    return to_json({"payload": bundle_document()}).encode()


def to_json(found: dict[str, object]) -> str:
    """Write JSON as short as it goes, in UTF-8, in the order of its members."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
