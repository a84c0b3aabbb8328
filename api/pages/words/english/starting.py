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
