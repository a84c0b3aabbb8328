"""The refusals of referrals."""

from api.web.problems import Problem, Recorded


class InvalidTransition(Problem):
    slug, title, status = "invalid-transition", "The referral's state does not allow this", 409
    advice = "GET /v1/referrals/{id}/actions lists what is possible now."


class DuplicateOpenReferral(Problem):
    slug, title, status = "duplicate-open-referral", "This member is already being referred", 409
    advice = "Follow the open referral instead."


class CommunitySuspended(Problem):
    slug, title, status = "community-suspended", "This community cannot refer at the moment", 409
    advice = "Ask the operator to lift the suspension."


class AttestationNotAgreed(Problem):
    slug, title = "attestation-not-agreed", "This community may not attest consents"
    status = 403
    advice = (
        "Leave `attested_consent` out, so that the member decides here, or ask the operator of this"
        " server to note your agreement with them."
    )


class MinorNotServed(Recorded):
    """Fail closed under 18; `because` and `who_consents` say what the dated rules there say.

    It commits: what a clinician would have claimed is with a coordinator from then on.
    """

    slug, title, status = "minor-not-served", "We cannot take a referral for a minor here yet", 409
    advice = "It goes no further here. Please show the member the lines in `crisis`."


class MessagesNotShared(Problem):
    slug, title, status = "not-shared", "The member has not allowed messages with you", 409
    advice = (
        "Clinician and platform write to each other only under a consent that says"
        " `messages_with_platform`. The member may grant one at any time."
    )


class NoAlertWaits(Problem):
    slug, title, status = "no-alert-waits", "No crisis alert waits for an answer here", 409
    advice = "POST /v1/referrals/{id}/crisis-flag wakes somebody; then send this again."


class AlreadyClaimed(Problem):
    slug, title, status = "already-claimed", "Another clinician holds this referral", 409
    advice = "Take the next one: POST /v1/intake-queue/claims."


class StaleClaim(Problem):
    slug, title, status = "stale-claim", "This claim is no longer yours", 409
    advice = "The lease is over, it was withdrawn, or another claim came after."


class AtCapacity(Problem):
    slug, title, status = "at-capacity", "You hold as many referrals as you said you can", 409
    advice = "Finish or decline one you hold, or ask for a higher capacity."


class RenewedTooOften(Problem):
    slug, title, status = "renewed-too-often", "This claim was renewed as often as it can be", 409
    advice = "Accept or decline it before the lease ends, or release it."


class LicenceNotActive(Recorded):
    """It commits: with the refusal, a claim that its holder may not take up is free again."""

    slug, title, status = "licence-not-active", "No active licence where the member is now", 409
    advice = "What you own stays yours: hand it back, so that it moves on. A claim is free again."


class LocationNotKnown(Problem):
    slug, title, status = "location-not-known", "Nobody knows where the member is today", 409
    advice = "The answer is over 24 hours old: ask again, then send `location_confirmed: true`."


class ContactAttemptNeeded(Problem):
    slug, title, status = "contact-attempt-needed", "Nobody has tried to reach the member", 409
    advice = "Try, and record it: POST /v1/referrals/{id}/attempts. Then close it."


class NoSafeMessage(Problem):
    slug, title, status = "no-safe-message", "The one fixed message is not for this member", 409
    advice = "Call the platform's crisis contact: GET /v1/admin/referrals/{id} names it."


class CandidatesLeft(Problem):
    slug, title, status = "candidates-left", "Somebody is left who could take it", 409
    advice = "GET /v1/referrals/{id}/matches counts them. Let it wait, or give another reason."


class ClaimTokenMissing(Problem):
    slug, title, status = "claim-token-missing", "This request needs the claim's token", 428
    advice = "Send `claim.token` of the referral as the header Claim-Token."
