"""The one fixed message that whoever is on call may send through the member's safe channel."""

from collections.abc import Sequence

VERSION = "2026-11"

# A phone may be watched: without leave to name the service the message says nothing of it.
_WORDS = {
    ("en", True): (
        "A clinician from Warm Handoff has seen that things are very hard right now. You can call"
        " or text 988 at any hour. We would like to talk with you: reply here when it is safe."
    ),
    ("en", False): "You have a new message. Please open it when you are alone.",
    ("es", True): (
        "Una profesional de Warm Handoff ha visto que la estás pasando muy mal. Puedes llamar al"
        " 988 y oprimir 2, a cualquier hora. Queremos hablar contigo: responde aquí cuando sea"
        " seguro."
    ),
    ("es", False): "Tienes un mensaje nuevo. Ábrelo cuando estés a solas.",
}


def safe_message(languages: Sequence[str], *, may_name_service: bool) -> tuple[str, str]:
    """Return (language, words) in the first of the member's languages that we write, else English.

    The words are fixed: nothing that was written or screened can reach them.
    """
    spoken = (language.partition("-")[0].lower() for language in languages)
    language = next((each for each in spoken if (each, True) in _WORDS), "en")
    return language, _WORDS[language, may_name_service]
