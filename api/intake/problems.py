"""The refusals of the queue."""

from api.web.problems import Problem


class ChangesGone(Problem):
    """RFC 9110 section 15.5.11: what changed since then can no longer be told one by one."""

    slug, title, status = "changes-gone", "Too much has changed since then", 410
    advice = "Read the queue from its first page, then go on with that answer's `since`."
