"""Which items each reader is shown, and what of them."""

from uuid import UUID

from api.consents.codes import ContextKind, SentBy
from api.consents.models import ContextItem
from api.referrals.show_parts import ShownItem, items_of_member, items_of_platform

SENT, WRITTEN = UUID(int=1), UUID(int=2)
ITEMS = [
    ContextItem(id=SENT, kind=ContextKind.NARRATIVE, version=3, sent_by=SentBy.PLATFORM),
    ContextItem(
        id=WRITTEN, kind=ContextKind.DISAGREEMENT, version=1, about=SENT, sent_by=SentBy.MEMBER
    ),
]


def test_platform_is_shown_what_it_sent_as_it_sent_it() -> None:
    assert items_of_platform(ITEMS) == [ShownItem(SENT, ContextKind.NARRATIVE)]


def test_member_is_shown_every_item_and_what_became_of_it() -> None:
    assert items_of_member(ITEMS) == [
        ShownItem(SENT, ContextKind.NARRATIVE, 3, None, SentBy.PLATFORM),
        ShownItem(WRITTEN, ContextKind.DISAGREEMENT, 1, SENT, SentBy.MEMBER),
    ]
