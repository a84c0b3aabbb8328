"""The refusals of referrals."""

from api.web.problems import Problem


class InvalidTransition(Problem):
    slug, title, status = "invalid-transition", "The referral's state does not allow this", 409


class DuplicateOpenReferral(Problem):
    slug, title, status = "duplicate-open-referral", "This member is already being referred", 409


class CommunitySuspended(Problem):
    slug, title, status = "community-suspended", "This community cannot refer at the moment", 409


class MinorNotServed(Problem):
    """Fail closed under 18: no dated rule for the jurisdiction says who may consent."""

    slug, title, status = "minor-not-served", "We cannot take a referral for a minor here yet", 409


class AlreadyClaimed(Problem):
    slug, title, status = "already-claimed", "Another clinician holds this referral", 409


class StaleClaim(Problem):
    slug, title, status = "stale-claim", "This claim is no longer yours", 409


class AtCapacity(Problem):
    slug, title, status = "at-capacity", "You hold as many referrals as you said you can", 409


class LicenceNotActive(Problem):
    slug, title, status = "licence-not-active", "No active licence where the member is now", 409


class ClaimTokenMissing(Problem):
    slug, title, status = "claim-token-missing", "This request needs the claim's token", 428
