"""What anybody may read about consents: the notice of the day, and how long what is kept."""

from typing import Any

from api.consents.notices import ShownNotice, shown_notice
from api.consents.retention import RULES
from api.consents.schemas import CurrentNoticeSchema, NoticeArguments, RetentionSchema
from api.web.api import Blueprint

notices = Blueprint(
    "notices",
    __name__,
    url_prefix="/v1/notices",
    description="The text that a member is shown before deciding.",
)
retention = Blueprint(
    "retention", __name__, url_prefix="/v1/retention", description="How long what is kept."
)


@notices.get("/current")
@notices.public
@notices.arguments(NoticeArguments(), location="query")
@notices.response(200, CurrentNoticeSchema(), description="The exact text, and its digest.")
def get_current_notice(ask: dict[str, Any]) -> ShownNotice:
    """Get the text to show to a member before they decide.

    Show it whole. A consent names it by version, language and SHA-256; another text is refused.
    """
    return shown_notice(ask["lang"])


@retention.get("")
@retention.public
@retention.response(200, RetentionSchema(), description="Every rule, with its source.")
def get_retention() -> dict[str, Any]:
    """Get how long each class of record is kept, and why.

    Of all rules that apply to a record, by the member's state and age, the longest counts. When it
    is over, the record is deleted; the words of a referral go long before.
    """
    return {"rules": RULES}


BLUEPRINTS = (notices, retention)
