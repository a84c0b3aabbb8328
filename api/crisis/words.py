"""The words around the numbers, in each language: how to reach a line, what it costs, when to."""

from api.crisis.lines import Channel, Line

DEFAULT = "en"

_CHANNELS = {
    "en": {
        "call": "Call {at}",
        "call press": "Call {at}, then press {press}",
        "text": "Text {at}",
        "text keyword": "Text {keyword} to {at}",
        "chat": "Chat at {at}",
        "whatsapp": "WhatsApp {at}",
        "asl": "ASL Now at {at}",
        "videophone": "Videophone {at}",
        "tty": "TTY {at}",
        "relay": "Relay UK {at}",
        "web": "Look at {at}",
    },
    "es": {
        "call": "Llama al {at}",
        "call press": "Llama al {at} y oprime {press}",
        "text": "Envía un mensaje al {at}",
        "text keyword": "Envía {keyword} al {at}",
        "chat": "Chatea en {at}",
        "whatsapp": "WhatsApp {at}",
        "asl": "ASL Now en {at}",
        "videophone": "Videoteléfono {at}",
        "tty": "TTY {at}",
        "relay": "Relay UK {at}",
        "web": "Busca en {at}",
    },
}
COST = {"en": {"free": "free"}, "es": {"free": "gratis"}}
IN_DANGER = {
    "en": "If you or someone else is in immediate danger",
    "es": "Si tú u otra persona corre peligro inmediato",
}
ABROAD = {"en": "{name} (in the United States)", "es": "{name} (en Estados Unidos)"}
ELSEWHERE = {
    "en": (
        "Anywhere else: free helplines in 130 countries. In danger, call the emergency number of"
        " the country you are in."
    ),
    "es": (
        "En otro lugar: líneas de ayuda gratis en 130 países. Si hay peligro, llama al número de"
        " emergencias del país donde estás."
    ),
}
PRIVACY = {
    "en": (
        "We have not called the police or an ambulance. The crisis page and the crisis check do not"
        " keep what you write."
    ),
    "es": (
        "No hemos llamado a la policía ni a una ambulancia. La página de crisis no guarda lo que"
        " escribes, y la revisión tampoco."
    ),
}
LEAVE = {"en": "Leave this page", "es": "Salir de esta página"}
LEAVE_FOR = "https://www.weather.gov/"


def displayed(channel: Channel, language: str) -> str:
    """Say how to use a channel, in the language that is spoken there or in the reader's own."""
    spoken = channel.language or language
    keyword = channel.keyword[spoken] if channel.keyword else None
    kind = channel.type + (" press" if channel.press else " keyword" if keyword else "")
    return _CHANNELS[spoken][kind].format(at=channel.at, press=channel.press, keyword=keyword)


def costs(line: Line, language: str) -> str | None:
    """Say what a line costs, or None where no source does."""
    return COST[language][line.cost] if line.cost else None
