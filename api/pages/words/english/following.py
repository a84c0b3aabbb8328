"""English: while a request goes on: who has it, when to meet, writing, waiting, ending, moving."""

PAGES = {
    "request": {
        "heading": "Your request",
        "open": "See this request",
        "asked_heading": "Do you want to wait on?",
        "asked": (
            "It takes longer than we hoped. We are sorry. You can wait on, or end it. If you wait"
            " on, we ask you again in 14 days."
        ),
        "keep_waiting": "I want to wait on",
        "waits_on": "Thank you. You keep your place.",
        "has_it": "{who} has it now.",
        "looks": "Who looks at your request",
        "cares": "Your clinician",
        "license": "License: {type}, number {number}, for {place}.",
        "board": "We checked it with {board} on {date}.",
        "license_none": "We know of no license that they have where you are now.",
        "fee": "One visit costs {price}.",
        "sliding": "They may ask for less if that is too much for you.",
        "plans": "Health plans that they take: {plans}.",
        "wait": "Days until a first visit, as they see it: {count}.",
        "refuse": "I do not want this clinician",
        "where": "For all we know, you are in {place}.",
        "withdraw": "End my request",
    },
    "meeting": {
        "heading": "Your time to meet",
        "on": "You meet on {when}.",
        "lasts": "It takes {count} minutes.",
        "video": "You meet by video.",
        "phone": "You meet by phone.",
        "chat": "You meet in a chat.",
        "in_person": "You meet in one place.",
        "join": "Join here",
        "dial": "The number to call is {number}.",
        "ask": "Do you not know how to get there? Ask your clinician.",
        "proposed": "Can you be there? Tell your clinician here.",
        "confirmed": "You have said that you will be there.",
        "confirm": "Yes, I will be there",
        "cancel": "I cannot come",
        "cancel_means": "If you cannot come, that is fine. You can find a new time.",
        "called_off": "This time was called off. Your clinician can offer you a new one.",
    },
    "refuse": {
        "heading": "Do you want someone else?",
        "lead": "You do not have to say why.",
        "ends": "{who} can open nothing of yours through us any more, and does not get it again.",
        "next": "Your request goes back in line. The next one can take it.",
        "none": "If no one else is left, it may end. Then we show you other groups.",
        "read": "This cannot undo what they have read.",
        "confirm": "Yes, I want someone else",
        "keep": "No, keep this clinician",
    },
    "renew": {
        "heading": "Agree again?",
        "ended": "What you agreed to ended on {date}. Nobody can open your items by it now.",
        "answer_by": "Your request waits for you until {date}. You can agree again, or end it.",
        "see": "See it and choose again",
        "before": "What you had agreed to",
        "not_shared": "You did not share it.",
        "now": "What you choose now",
        "lead": "Choose again for each item. Nothing is shared until you press the button.",
        "save": "Share this from now on",
        "not_now": "Not now",
    },
    "outcome": {
        "heading": "How it ended",
        "written": "This was put down on {date}:",
        "engaged_in_care": "Your care has begun.",
        "care_completed": "Your care is done.",
        "referred_onward": "You were sent on to other help.",
        "not_reached": "No one could reach you.",
        "did_not_attend": "You were not there to meet.",
        "member_declined_care": "You did not want this care.",
        "ask": "Is it right how your request ended?",
        "free": "You do not have to say.",
        "means": (
            "Your clinician can see what you say. Your community cannot. Your request stays as it"
            " is. You can say it for 30 days, and change your mind."
        ),
        "confirm": "Yes, that is right",
        "contest": "No, that is not right",
        "confirmed": "You have said that this is right.",
        "contested": (
            "You have said that this is not right. Do you still want help? Then ask your community"
            " to send you on again."
        ),
    },
    "withdraw": {
        "heading": "End your request?",
        "lead": "You can end it at any time. You do not have to say why.",
        "now": "It ends at once. Nobody can open your items through us. Their keys are destroyed.",
        "meeting": "If you have a time to meet, it is called off.",
        "emergency": "What you share for an emergency stays. You can take that back by itself.",
        "again": "You can ask your community to send you on again.",
        "confirm": "Yes, end it",
        "keep": "No, leave it as it is",
    },
    "messages": {
        "heading": "Messages",
        "lead": "Here you and your clinician write to each other. Your community does not see it.",
        "with_platform": (
            "You let your clinician and the staff of your community write to each other. You can"
            " read that here too."
        ),
        "late": "It can take days until someone reads this. In a crisis, call or text 988.",
        "none": "There are no messages yet.",
        "from_member": "You wrote on {date}:",
        "from_clinician": "A clinician wrote on {date}:",
        "from_clinician_to_platform": (
            "On {date} a clinician wrote this to the staff of your community:"
        ),
        "from_platform": "On {date} the staff of your community wrote this to a clinician:",
        "label": "Your message",
        "send": "Send",
        "sent": "Your message is kept here. Your clinician can read it.",
        "closed": "Right now there is no one who could read a message.",
        "older": "Older messages",
    },
    "where": {
        "heading": "Say where you are now",
        "lead": (
            "A clinician may help you only in a place where they have a license. So we have to know"
            " where you are."
        ),
        "means": (
            "If yours has none there, your care is on hold. If one only looked at your request, the"
            " next one can take it."
        ),
        "community": "Your community can see the place that you name.",
        "said": "What we know since {date}: {place}.",
        "label": "I am in",
        "save": "Save",
        "done": "Saved. Your request goes with you.",
    },
}
