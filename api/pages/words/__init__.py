"""All words of the consent pages and of the member's own pages, by language, page and key.

`words(language)` answers {page: {key: sentence}}. Keys are the same in every language and so are
the {places} in a sentence. The pages, in the order in which a member meets them:

always   on each page: the crisis line, quick exit, languages, steps
start    what this is, and is it safe now?       later    not now
standing a consent stands: what is shared now, take it back, or choose in its place
item     one item and its three choices          kinds    what each kind is (`kind`, `kind_means`)
back     what goes back, and for how long        who      who decides
review   everything once more, and three ways    done     the return link and its PIN, shown once
gone     a link that is used, over or unknown    return   the PIN
home     where it stands, what is shared, who read it (`status_*`, `purpose_*`, `reader_*`)
request  who has it, waiting on, and what goes with it: meeting, messages, refuse, withdraw, where,
         renew (what lapsed), outcome
take_back, change, disagree, export, erase, emergency, receipts, new_link    what they can do there
errors   what was wrong with a form              network  a bad line
"""

from collections.abc import Mapping
from types import MappingProxyType

from api.pages.words import english, spanish

Pages = Mapping[str, Mapping[str, str]]

DEFAULT = "en"
_WORDS: Mapping[str, Pages] = MappingProxyType({"en": english.PAGES, "es": spanish.PAGES})
LANGUAGES = tuple(_WORDS)


def words(language: str) -> Pages:
    """Return {page: {key: sentence}} in `en` or `es`; any other language is told in English."""
    return _WORDS.get(language, _WORDS[DEFAULT])
