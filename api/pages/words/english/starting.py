"""English: what is on every page, the start, not now, dead links, form errors, a bad line."""

from api.crisis.words import LEAVE

PAGES = {
    "always": {
        "title": "{page} - Private page",
        "crisis": "In crisis? Call or text 988",
        "danger": "In danger now? Call 911",
        "more_help": "More ways to get help now",
        "leave": LEAVE["en"],
        "leave_hint": "It opens a weather page. Your phone may still list this page.",
        "language": "Language",
        "to_en": "English",
        "to_es": "Español",
        "skip": "Skip to the text",
        "step": "Step {n} of {total}",
        "next": "Go on",
        "previous": "Go back",
        "home": "Back to my page",
    },
    "start": {
        "heading": "You choose what is shared",
        "what": (
            "Your community told us that you want some help. The help would come from a clinician:"
            " a licensed clinical social worker."
        ),
        "asked": "It asked us to find one for you. We are called Warm Handoff.",
        "sealed": (
            "Your community gave us some things about you. They are locked. A computer has checked"
            " them for signs of danger. No person here has read them."
        ),
        "choose": (
            "Here you choose, one by one, what a clinician may see. You can share all of it, some"
            " of it, or nothing at all."
        ),
        "no_rush": "You can stop at any time. Nothing is shared until the last step.",
        "safe_question": "Is it safe to do this now?",
        "safe_why": (
            "The next pages show what was written about you. If someone could look at this screen,"
            " wait until you are alone."
        ),
        "yes": "Yes, go on",
        "not_now": "Not now",
    },
    "standing": {
        "heading": "What is shared now",
        "attested": "Your community says that you agreed. It gives {date} as the day.",
        "attested_for": (
            "Your community says that someone who may decide for you agreed. It gives {date} as the"
            " day."
        ),
        "chosen": "This was chosen on {date}.",
        "shared": "What we share, and with whom",
        "lapsed": "This ended by itself on {date}. Nobody can open your items through us now.",
        "only": "Only {who} can take your request.",
        "until": "This lasts until {date}. You can end it sooner.",
        "looks": "Looks by clinicians so far: {count}.",
        "looks_who": "When you take it back, we show you who it was.",
        "looks_none": "No clinician has read anything so far.",
        "take_back": "Take it back",
        "only_take_back": (
            "By this link you can only take it back. To change it, open your own return link and"
            " type your PIN."
        ),
        "choose_heading": "Or choose for yourself",
        "choose_lead": (
            "You can choose again, one by one. What you choose takes the place of what your"
            " community told us."
        ),
        "choose_until": "Until you press the last button, all stays as it is.",
        "choose": "Choose for myself",
        "care_means": "Once you decide, only who has said yes to you, or will, can open it.",
        "none_means": "Once you decide, no one can open it. Your request can still go on.",
        "review_lead": (
            "Until you press a button, all stays as it is. Read this once more. You can change each"
            " choice."
        ),
        "share_means": "Your request goes on. From then on we share what you chose, and no more.",
        "share_nothing_means": (
            "Your request goes on. From then on all your items are locked. A clinician may need to"
            " ask you more."
        ),
        "deny_means": (
            "Your request ends. We destroy the keys to your items at once. Your place in your"
            " community stays as it is."
        ),
        "done_heading": "Your own choice counts now",
        "done_granted": "From now on we share what you chose, and no more.",
        "done_nothing": "From now on nothing is shared. All your items are locked.",
        "done_read": "What was read before stays read.",
        "done_status": "Your page shows how your request stands.",
    },
    "later": {
        "heading": "That is fine. Your place is kept",
        "until": "This link works until {date}.",
        "how": "To come back, open the same link again. You will find it where you found it today.",
        "kept": "What you chose so far is saved. Nobody gets to see it.",
        "nobody": "Your items stay locked until you decide.",
        "phone": (
            "Do others use this phone? Then take this page out of its list of pages you visited."
        ),
        "resume": "I want to go on now",
    },
    "gone": {
        "used_heading": "You have decided already",
        "used": (
            "This link works for one choice only. To see or change your choice, open your own"
            " return link. Then type your PIN."
        ),
        "expired_heading": "This link is too old",
        "expired": (
            "It has stopped working. Nothing was shared. If you still want help, ask your community"
            " to send you on again."
        ),
        "over_heading": "This link leads no further",
        "over": (
            "Your request has ended, or this link is too old. If your request goes on, your"
            " community can give you a new link."
        ),
        "unknown_heading": "This link does not work",
        "unknown": "Check that you have the whole link. Or ask your community for a new one.",
        "help": "You do not need a link to get help now. Call or text 988 at any hour.",
    },
    "errors": {
        "heading": "Please look at this again",
        "choose_one": "Choose one of these.",
        "choose_purpose": "Choose who may see this, or choose “Do not share”.",
        "choose_back": "Choose what your community may learn.",
        "choose_period": "Choose how long this may last.",
        "choose_place": "Choose the place where you are.",
        "choose_who": "Say who decides here.",
        "basis_needed": "Say in a few words why you may decide for this person.",
        "write_something": "Write something first.",
        "too_long": "This is too long. Use at most {count} letters.",
        "pin_form": "Type the numbers of your PIN.",
        "page_old": "This page was open for too long. Please do this step again.",
        "changed": "Something has changed since you opened this page. Here it is as it is now.",
        "not_possible": "This cannot be done any more. Your page shows how things are now.",
    },
    "network": {
        "saved": "Your choices are saved up to here.",
        "not_saved": "This step is not saved yet.",
        "slow": "The line is slow. Wait, or press the button again. It will not count twice.",
        "offline": "You are not online. Come back to this page when you are.",
        "resumed": "Welcome back. You can go on from here.",
        "unavailable": "We cannot do this right now. Please try again in a few minutes.",
    },
}
