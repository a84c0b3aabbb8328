"""English: coming back with a PIN, and the member's own page with its account of every look."""

PAGES = {
    "return": {
        "heading": "Open your page",
        "lead": "Type the PIN that you saved with this link.",
        "pin": "PIN",
        "pin_hint": "Numbers only.",
        "open": "Open",
        "wrong": "That did not work.",
        "pause": (
            "After many tries there is a pause of up to {minutes} minutes. In that time even the"
            " right PIN does not work."
        ),
        "signed_out": "Your page is closed on this phone.",
        "timed_out": "Your page was closed because nothing was done for a while.",
        "again": "To come back, open your own return link and type your PIN.",
        "help": "You do not need a PIN to get help now. Call or text 988 at any hour.",
    },
    "home": {
        "heading": "Your page",
        "status": "How your request stands",
        "status_awaiting_consent": "We wait for you",
        "status_awaiting_consent_means": "You have not chosen yet. Your items are locked.",
        "status_queued": "You are in line",
        "status_queued_means": (
            "Clinicians in your state can see that someone waits. They see no name and no words."
        ),
        "status_claimed": "A clinician looks at your request",
        "status_claimed_means": (
            "One clinician reads what you shared for this. They may say yes, or give the request"
            " back. If they give it back, the next one can take it."
        ),
        "status_accepted": "A clinician has said yes",
        "status_accepted_means": "They can read what you shared for your care. Care may start now.",
        "status_in_progress": "Your care is under way",
        "status_in_progress_means": (
            "A clinician is there for you. They can read what you shared for your care."
        ),
        "status_on_hold": "Your request is on hold",
        "status_on_hold_means": (
            "It waits, and you keep your place. You can end it at any time, or wait on."
        ),
        "status_cancellation_requested": "Your community has asked us to stop",
        "status_cancellation_requested_means": (
            "Your clinician will look at this first. Until then they can still read what you"
            " shared for your care."
        ),
        "status_completed": "Your request is done",
        "status_completed_means": (
            "Your clinician has told us how it ended. They can still read what you shared for your"
            " care, for 30 days."
        ),
        "status_closed_not_engaged": "Your request is closed",
        "status_closed_not_engaged_means": (
            "Care did not start. That can happen, and it is not held against you. You can ask your"
            " community to send you on again."
        ),
        "status_declined": "No clinician could take your request",
        "status_declined_means": (
            "We are sorry. This says nothing about you. There may be other groups that can help."
        ),
        "status_withdrawn": "You have ended your request",
        "status_withdrawn_means": "Nobody can open what you shared. You can ask again at any time.",
        "status_expired": "Your request has run out of time",
        "status_expired_means": (
            "Nobody can open what you shared. You can ask your community to send you on again."
        ),
        "status_cancelled": "Your request was stopped",
        "status_cancelled_means": (
            "Your community asked us to stop it. Nobody can open what you shared. You can ask"
            " again at any time."
        ),
        "status_void": "Your request was a mix-up",
        "status_void_means": (
            "It was not meant to be sent. Nobody can open it. This says nothing about you. If you"
            " want help, you can ask again."
        ),
        "since": "Since {date}.",
        "until": "We expect the next step by {date}. If it comes later, you will see that here.",
        "next_place": "Where you could turn next",
        "next_place_lead": "Someone who read your request thinks you need more help than they can "
        "give. They wrote:",
        "others": "Other groups that may help",
        "shared": "What you share now",
        "shared_none": "You share nothing now.",
        "shared_until": "until {date}",
        "for_both": "with the clinician who looks at your request and the one who cares for you",
        "for_care": "only with the clinician who cares for you",
        "for_triage": "only with the clinician who looks at your request",
        "for_emergency": "with the clinician on call who answers",
        "locked": "Locked. Nobody can read it.",
        "only_named": "Only {who} can take your request. You chose that.",
        "back": "What your community learns",
        "ledger": "Who read what",
        "ledger_lead": "Each look is written down before anyone can read.",
        "ledger_none": "Nobody has read anything.",
        "ledger_row": "{date}: {who} read “{what}”, {purpose}.",
        "ledger_back_row": "{date}: your community was told “{what}”.",
        "ledger_all": "See the whole list",
        "ledger_older": "Older looks",
        "told_opened": "open",
        "told_closed": "closed",
        "told_completed": "your request is done",
        "told_closed_not_engaged": "care did not start",
        "told_declined": "no clinician could take it",
        "told_withdrawn": "you ended it",
        "told_expired": "it ran out of time",
        "told_cancelled": "it was stopped",
        "told_message": "a message from your clinician",
        "told_other": "news of your request",
        "purpose_triage": "to look at your request",
        "purpose_care": "to care for you",
        "purpose_emergency": "in an emergency",
        "purpose_share_back": "because you let it know",
        "reader_clinician": "a clinician",
        "reader_platform": "your community",
        "reader_member": "you",
        "statement": "A note about the law, 42 CFR part 2, went with it.",
        "can": "What you can do",
        "take_back": "Take back what I share",
        "change": "Change what I share",
        "replace": "Write this anew",
        "disagree": "Say that this is wrong",
        "receipt": "Get my receipt",
        "export": "Get all that you keep about me",
        "erase": "Erase my things",
        "new_link": "Make a new link and PIN",
        "sign_out": "Close my page",
        "sign_out_hint": "Do this each time, above all on a phone that others use.",
        "missing_heading": "There is nothing here",
        "missing": "What you looked for is not on your page.",
    },
    "emergency": {
        "heading": "Let the on-call clinician see where I am and whom to call",
        "lead": (
            "You may be in great danger. If your life is at risk now, call 911. You can call or"
            " text 988 at any hour."
        ),
        "what": (
            "With one tap, the clinician on call who answers can see these. They see them to keep"
            " you safe, and for nothing else."
        ),
        "who_acts": (
            "They may call the person that you named. If they think that your life is in danger,"
            " they may send help to where you are. That can be the police or an ambulance."
        ),
        "no_time": "We cannot say when someone will answer. Please do not wait for us.",
        "nobody": "No clinician is on call right now. Please call 988 or 911.",
        "no_alert": (
            "We have called nobody for you right now, so nobody could see it. Please call 988 or"
            " 911."
        ),
        "lasts": "It ends by itself after {hours} hours.",
        "share": "Yes, let them see it",
        "not_now": "No, not now",
        "where": "Where are you?",
        "where_hint": "A street and a town, or how to find you.",
        "whom": "Whom can they call?",
        "whom_hint": "A name and a phone number of someone you trust.",
        "done": "The clinician on call who answers can see it. You can take it back at any time.",
        "take_back": "Take this back",
    },
}
