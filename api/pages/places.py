"""The names of the places that license social workers, as each language writes them."""

from collections.abc import Mapping
from types import MappingProxyType

_ENGLISH = {
    "AK": "Alaska", "AL": "Alabama", "AR": "Arkansas", "AS": "American Samoa", "AZ": "Arizona",
    "CA": "California", "CO": "Colorado", "CT": "Connecticut", "DC": "District of Columbia",
    "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "GU": "Guam", "HI": "Hawaii", "IA": "Iowa",
    "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "MA": "Massachusetts", "MD": "Maryland", "ME": "Maine", "MI": "Michigan",
    "MN": "Minnesota", "MO": "Missouri", "MP": "Northern Mariana Islands", "MS": "Mississippi",
    "MT": "Montana", "NC": "North Carolina", "ND": "North Dakota", "NE": "Nebraska",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NV": "Nevada",
    "NY": "New York", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VA": "Virginia", "VI": "U.S. Virgin Islands",
    "VT": "Vermont", "WA": "Washington", "WI": "Wisconsin", "WV": "West Virginia", "WY": "Wyoming",
}  # fmt: skip
_SPANISH = {
    "AS": "Samoa Americana", "DC": "Distrito de Columbia", "HI": "Hawái", "LA": "Luisiana",
    "MI": "Míchigan", "MO": "Misuri", "MP": "Islas Marianas del Norte", "MS": "Misisipi",
    "NC": "Carolina del Norte", "ND": "Dakota del Norte", "NH": "Nuevo Hampshire",
    "NJ": "Nueva Jersey", "NM": "Nuevo México", "NY": "Nueva York", "OR": "Oregón",
    "PA": "Pensilvania", "SC": "Carolina del Sur", "SD": "Dakota del Sur",
    "VI": "Islas Vírgenes de EE. UU.", "WV": "Virginia Occidental",
}  # fmt: skip


def _by_name(names: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(names.items(), key=lambda each: each[1])))


PLACES = MappingProxyType({"en": _by_name(_ENGLISH), "es": _by_name(_ENGLISH | _SPANISH)})
"""{language: {code: name}}, each in the order of the names."""
