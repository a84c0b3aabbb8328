"""The refusals of the feed."""

from api.web.problems import Problem


class PositionGone(Problem):
    """RFC 9110 section 15.5.11: what was behind this position is gone for good."""

    slug, title, status = "position-gone", "The feed no longer goes back that far", 410
    advice = "Read your referrals once, then go on with `continue_after` as `after`."
