"""English: taking back, changing, disagreeing, export and erasure, and what each cannot do."""

PAGES = {
    "take_back": {
        "heading": "Take back what you share?",
        "now": "This works at once. From that moment nobody can open your items through us.",
        "ends": "Your request ends with it. A clinician who has it can no longer open it.",
        "less": "Do you only want to share less? Then change what you share. Your request goes on.",
        "cannot": "What this cannot do",
        "cannot_unread": "It cannot undo that someone has read it.",
        "cannot_record": (
            "It cannot erase what a clinician wrote down. By law a clinician keeps a record of"
            " their own."
        ),
        "cannot_told": "It cannot take back what your community has been told.",
        "emergency_ends": "What you shared for an emergency ends. Your request goes on.",
        "emergency_stays": (
            "Only what you share for an emergency stays, as it stands by itself. You can take that"
            " back too."
        ),
        "seen": "This has been read so far",
        "seen_none": "Nobody has read anything so far.",
        "confirm": "Yes, take it back",
        "keep": "No, leave it as it is",
        "done_heading": "You have taken it back",
        "done": "Nobody can open your items through us any more. Their keys are destroyed.",
        "backups": (
            "Copies that we keep in case a machine breaks can hold the keys until {date}. Then they"
            " are gone there too."
        ),
        "receipt": "Your receipt",
    },
    "receipts": {
        "heading": "Your receipts",
        "lead": (
            "A receipt is a text with our seal. It proves what you chose, and when. It holds none"
            " of your words. Copy it, and keep it where no one else can look."
        ),
        "none": "There are no receipts yet.",
        "status_active": "You chose what to share",
        "status_denied": "You said no",
        "status_revoked": "You took it back",
        "status_superseded": "You chose again",
        "look": "Receipt for one look",
        "text": "Text of the receipt",
        "older": "Older receipts",
    },
    "new_link": {
        "heading": "Make a new link and PIN",
        "lead": (
            "Did you lose your phone or your notes? Does someone else know your PIN? Then make new"
            " ones."
        ),
        "ends": (
            "Your old link stops at once. Your page closes on every phone but the one that you hold"
            " now."
        ),
        "confirm": "Yes, make new ones",
        "keep": "No, keep the old ones",
        "done_heading": "Your new link and PIN",
        "done": "The old ones have stopped.",
    },
    "change": {
        "heading": "Change what you share",
        "lead": (
            "Choose again for each item. What you choose now takes the place of what you chose"
            " before, at once. What was read before stays read."
        ),
        "period_keep": "As it is now, until {date}",
        "save": "Save these choices",
        "done": "Saved. Your new choices count from now on.",
        "gone": "These words are destroyed. Nobody can read them any more.",
        "ended": "Your request has ended, so this stays as it is.",
        "newer": "It was changed since you opened this page. Read it as it is now.",
        "urgent": "If your life is at risk now, call 911. You can call or text 988 at any hour.",
        "replace_heading": "Write this anew",
        "replace_lead": (
            "Your new words take the place of the old ones. The list of who read what still shows"
            " that the old ones were read."
        ),
        "replace_label": "Your new words",
        "replace_save": "Put these in its place",
        "replace_done": "Your new words are in its place. We do not tell those who read the old.",
    },
    "disagree": {
        "heading": "Say that this is wrong",
        "lead": (
            "Your note stays with the item. Whoever may read the item can read your note with it."
        ),
        "label": "What is wrong, and how do you see it?",
        "save": "Add my note",
        "done": "Your note is with the item now.",
    },
    "export": {
        "heading": "All that we keep about you",
        "lead": "Here is all of it, to read or to save. Keep it where no one else can look.",
        "download": "Save it as a file (JSON)",
        "read": "Read it here",
        "clinician": "A clinician keeps a record of their own. Ask them for that one.",
        "community": "Your community keeps what is its own. Ask it for that.",
        "meeting": "A time to meet: {when}.",
        "meeting_proposed": "It was offered to you.",
        "meeting_scheduled": "You have said that you will be there.",
        "meeting_cancelled": "It was called off.",
        "meeting_past": "It is over.",
        "visit_attended": "You were there.",
        "visit_no_show": "It is noted that you were not there.",
        "tried": "Who tried to reach you",
        "tried_row": "{date}: {who}, {way}. {result}",
        "by_clinician": "a clinician",
        "by_coordinator": "someone who looks after requests",
        "way_phone": "by phone",
        "way_text": "by text",
        "way_email": "by email",
        "way_message": "by a message here",
        "way_video": "by video",
        "way_in_person": "in one place",
        "way_platform_contact": "through your community",
        "way_safe_message": "by a message in your community",
        "result_reached": "You were reached.",
        "result_not_reached": "You were not reached.",
        "result_left_word": "They left word for you.",
    },
    "erase": {
        "heading": "Erase your things?",
        "lead": "You cannot undo this.",
        "gone": "What is destroyed",
        "gone_items": "All your items: your words, your answers, your contact, your notes.",
        "gone_messages": "All messages, what you asked for, and where you were to meet.",
        "gone_facts": "Your name in your community, what you speak, and how to reach you.",
        "gone_link": "Your return link and your PIN. You will have no way back to this page.",
        "gone_request": "A request that is still open ends with it.",
        "backups": (
            "Copies that we keep in case a machine breaks can hold it for up to {days} days more."
            " Then it is gone there too."
        ),
        "kept": "What we must keep, and why",
        "kept_ledger": (
            "The list of who read what, and what you allowed. It holds no name and none of your"
            " words. We keep it for at least six years, as health privacy law does, so that each"
            " look can be shown later."
        ),
        "kept_audit": (
            "The record of what was done here, with no name and no words. We keep it for good, so"
            " that no one can change what has happened."
        ),
        "kept_clinician": "What a clinician wrote down is theirs. By law they have to keep it.",
        "kept_community": "What your community keeps is its own. We cannot erase it there.",
        "export_first": "Do you want a copy first?",
        "confirm": "Yes, erase my things",
        "keep": "No, keep them",
        "done_heading": "Your things are erased",
        "done": (
            "The keys to your items are destroyed. Nobody can open them. Save this page if you want"
            " proof of it."
        ),
        "certificate": "Save my proof",
    },
}
