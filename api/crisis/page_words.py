"""The words of the crisis page and its plain-text twin that no other answer has, by language."""

PAGE: dict[str, dict[str, str]] = {
    "en": {
        "title": "Help now",
        "languages": "Languages",
        "expect": "What to expect",
        "fallback": "If {at} does not work on your phone",
        "more": "More people who can help",
        "abroad": "In other countries",
        "countries": "Countries",
        "esc": (
            "“Leave this page” opens a weather page. With JavaScript, the Esc key does the same and"
            " the Back button does not lead here again. Your browser may still list this page in"
            " its history: delete it there."
        ),
        "checked": "Numbers checked on {version}.",
    },
    "es": {
        "title": "Ayuda ahora",
        "languages": "Idiomas",
        "expect": "Qué esperar",
        "fallback": "Si el {at} no funciona en tu teléfono",
        "more": "Más personas que pueden ayudar",
        "abroad": "En otros países",
        "countries": "Países",
        "esc": (
            "“Salir de esta página” abre una página del tiempo. Con JavaScript, la tecla Esc hace"
            " lo mismo y el botón Atrás no vuelve aquí. Tu navegador puede guardar esta página en"
            " su historial: bórrala allí."
        ),
        "checked": "Números revisados el {version}.",
    },
}
SPOKEN = {
    "en": {
        "en": "in English",
        "es": "in Spanish",
        "fr": "in French",
        "ase": "in American Sign Language",
    },
    "es": {
        "en": "en inglés",
        "es": "en español",
        "fr": "en francés",
        "ase": "en lengua de señas americana",
    },
}
LANGUAGE_NAMES = {"en": "English", "es": "Español"}
