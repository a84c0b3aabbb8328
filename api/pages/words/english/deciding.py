"""English: each item, its kind, what goes back, who decides, the review and what comes after."""

PAGES = {
    "item": {
        "heading": "Do you want to share this?",
        "count": "Item {n} of {total}",
        "what": "What it is",
        "from_community": "Your community gave us this.",
        "from_you": "You wrote this.",
        "says": "What it says",
        "part2": (
            "This comes from a drug or alcohol program. A federal law, 42 CFR part 2, guards it. If"
            " you share it, a note about this law goes with it."
        ),
        "both": "Share with the clinician who looks at my request and the one who cares for me",
        "both_means": (
            "One clinician at a time may read it to see if they can help you. The one who takes you"
            " on may keep reading it."
        ),
        "care": "Share only with the clinician who cares for me",
        "care_means": "It stays locked until a clinician has said yes to you.",
        "none": "Do not share",
        "none_means": "No clinician reads it. You can still be sent on.",
        "how_long": (
            "How long? Until the day that you pick later on, or until you take it back. When your"
            " care through us has ended well, the clinician can still open it for 30 days."
        ),
    },
    "kinds": {
        "narrative": "Your own words",
        "narrative_means": "What you wrote, or agreed to, about what is going on.",
        "post_excerpt": "Part of a post",
        "post_excerpt_means": "A few lines of what you once wrote for your community to read.",
        "screener": "Your answers to a list of questions",
        "screener_means": "How you said you feel, on a form that many clinics use.",
        "safety_plan": "Your safety plan",
        "safety_plan_means": "What helps you, and whom to call, when things get very hard.",
        "demographics": "Facts about you",
        "demographics_means": "Such as your name, your age or how you wish to be called.",
        "contact": "How to reach you",
        "contact_means": "A phone number, an email or some other way to get in touch.",
        "preferences": "What you would like",
        "preferences_means": "How you want to meet, at what times, and with whom.",
        "coverage": "How care would be paid for",
        "coverage_means": "Your health plan, if you have one, or that you would pay yourself.",
        "prior_care": "Care you had before",
        "prior_care_means": "Help, drugs or stays in a clinic that you have had in the past.",
        "disagreement": "What you see in another way",
        "disagreement_means": "Your own note on an item that you think is wrong.",
        "emergency_location": "Where you are",
        "emergency_location_means": "Where help could find you if your life is in danger.",
        "emergency_contact": "Whom to call for you",
        "emergency_contact_means": "Someone you trust. We may call them if you are in danger.",
    },
    "back": {
        "heading": "What may your community learn?",
        "lead": (
            "Your community knows that it sent you to us. What it learns after that is up to you."
        ),
        "none": "Nothing",
        "none_means": "From now on it sees only that you do not share this.",
        "open_closed": "Only if it is open or closed",
        "open_closed_means": (
            "Until a clinician takes your request, it sees that you wait. After that it sees only"
            " “open”, and later “closed”. It does not learn how it ended."
        ),
        "outcome": "How it ended",
        "outcome_means": (
            "It sees “open”, and at the end one short result. One such result is that care has"
            " begun. One is that you did not meet. It gets none of your words."
        ),
        "never": ("We do not tell it what you say to a clinician, who that is, or when you meet."),
        "danger": (
            "One thing is apart. If what your community sent us shows a danger to life, it may"
            " learn that we called a clinician for you, and if one has answered."
        ),
        "messages_heading": "May they write to each other?",
        "messages": (
            "Your clinician and the staff of {name} may write to each other about your request."
        ),
        "messages_means": (
            "This is up to you. If you say yes, the staff can tell when a clinician has you. You"
            " can read all of it on your page."
        ),
        "messages_no": "They may not write to each other.",
        "messages_on": (
            "Your clinician and the staff of your community may write to each other. You can read"
            " all of it on your page."
        ),
        "period": "How long may all of this last?",
        "period_means": (
            "This is for all that you share here. On that day it ends by itself. You can end it"
            " sooner at any time."
        ),
        "days_30": "30 days",
        "days_90": "90 days",
        "days_180": "180 days",
        "days_365": "One year (365 days)",
    },
    "who": {
        "heading": "Who decides here?",
        "self": "I decide for myself",
        "self_means": "The things here are about me.",
        "guardian": "I am the parent or guardian",
        "guardian_means": "They are about a child that I may decide for by law.",
        "representative": "I am the legal representative",
        "representative_means": "A court or a signed paper lets me decide for this person.",
        "basis": "Why may you decide for this person?",
        "basis_hint": "For example: mother, court order, power of attorney. Do not write names.",
    },
    "review": {
        "heading": "Your choices",
        "lead": "Nothing is shared yet. Read this once more. You can change each choice.",
        "shared": "You share",
        "not_shared": "You do not share",
        "nothing": "You have chosen to share nothing.",
        "with_both": "with the clinician who looks at your request and the one who cares for you",
        "with_care": "only with the clinician who cares for you",
        "back": "Your community learns",
        "lasts": "This lasts until",
        "decider": "Who decides",
        "change": "Change this",
        "notice_heading": "Please read this before you decide",
        "notice_version": "Version {version} of this text.",
        "signs": "The button you press counts as your signature. We note the day and the time.",
        "share": "Share this",
        "share_means": "Your request goes on. What you chose is shared, and no more.",
        "share_nothing": "Share nothing and still be referred",
        "share_nothing_means": (
            "Your request goes on. All your items stay locked. A clinician may need to ask you more"
            " before they can say yes."
        ),
        "deny": "Do not refer me",
        "deny_means": (
            "Your request ends. We destroy the keys to your items within 24 hours. Your place in"
            " your community stays as it is."
        ),
    },
    "done": {
        "granted_heading": "Thank you. Your request is on its way",
        "granted": "What you chose is shared, and no more.",
        "nothing_heading": "Your request is on its way. Nothing is shared",
        "nothing": "All your items stay locked.",
        "waits": (
            "Clinicians in your state can now see that someone waits. We cannot say when one will"
            " take your request. Your page shows how it stands."
        ),
        "denied_heading": "Your request has ended",
        "denied": "Nothing was shared. We destroy the keys to your items within 24 hours.",
        "denied_again": "If you change your mind, your community can send you on again.",
        "link": "Your own return link",
        "pin": "Your PIN",
        "once": "We show these only now. Save them before you leave this page.",
        "apart": "Keep them in two places. A link with its PIN opens your page for anyone.",
        "not_community": "Your community never sees them.",
        "lost": "If you lose them, we cannot look them up for you.",
        "phone": "Is this phone not only yours? Then write both on paper and keep them safe.",
        "can": "What you can do there",
        "can_status": "See how your request stands",
        "can_ledger": "See who read what, and when",
        "can_take_back": "Take back what you share",
        "can_change": "Share less, write an item anew or say that it is wrong",
        "can_export": "Get all that we keep about you",
        "can_erase": "Have your things erased",
        "saved": "I have saved both",
    },
}
