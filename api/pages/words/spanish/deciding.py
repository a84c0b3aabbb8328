"""Spanish: each item, its kind, what goes back, who decides, the review and what comes after."""

PAGES = {
    "item": {
        "heading": "¿Quieres mostrar esto?",
        "count": "Parte {n} de {total}",
        "what": "Qué es",
        "from_community": "Nos lo dio tu comunidad.",
        "from_you": "Lo escribiste tú.",
        "says": "Qué dice",
        "part2": (
            "Esto viene de un programa de drogas o alcohol. Lo protege una ley federal, 42 CFR"
            " parte 2. Si lo muestras, va junto con una nota sobre esta ley."
        ),
        "both": "Mostrar a quien mira mi solicitud y a quien me atiende",
        "both_means": (
            "Lo puede leer un profesional a la vez, para ver si te puede ayudar. Quien te atienda"
            " lo puede leer después."
        ),
        "care": "Mostrar solo a quien me atiende",
        "care_means": "Queda cerrado hasta que un profesional te diga que sí.",
        "none": "No mostrar",
        "none_means": "No lo lee ningún profesional. Te podemos enviar igual.",
        "how_long": (
            "¿Por cuánto tiempo? Hasta el día que elijas más adelante, o hasta que lo quites. Si tu"
            " atención por medio de nosotros termina bien, se puede abrir 30 días más."
        ),
    },
    "kinds": {
        "narrative": "Tus propias palabras",
        "narrative_means": "Lo que escribiste, o aceptaste, sobre lo que te pasa.",
        "post_excerpt": "Parte de un mensaje tuyo",
        "post_excerpt_means": "Unas líneas de algo que publicaste en tu comunidad.",
        "screener": "Tus respuestas a una lista de preguntas",
        "screener_means": "Cómo dijiste que te sientes, en una hoja que usan muchas clínicas.",
        "safety_plan": "Tu plan de seguridad",
        "safety_plan_means": "Qué te ayuda, y a quién llamar, cuando todo se pone muy duro.",
        "demographics": "Datos sobre ti",
        "demographics_means": "Por ejemplo tu nombre, tu edad o cómo quieres que te llamen.",
        "contact": "Cómo hablar contigo",
        "contact_means": "Un teléfono, un correo u otra forma de hablar contigo.",
        "preferences": "Qué te gustaría",
        "preferences_means": "Cómo y a qué hora quieres hablar, y con qué clase de profesional.",
        "coverage": "Cómo se pagaría la atención",
        "coverage_means": "Tu seguro médico, si lo tienes, o si pagarías tú.",
        "prior_care": "La ayuda que tuviste antes",
        "prior_care_means": "La ayuda que tuviste, lo que tomaste o tus días en una clínica.",
        "disagreement": "Lo que tú ves de otro modo",
        "disagreement_means": "Tu propia nota sobre algo que no está bien.",
        "emergency_location": "Dónde estás",
        "emergency_location_means": "El lugar donde te pueden hallar si tu vida corre peligro.",
        "emergency_contact": "A quién llamar por ti",
        "emergency_contact_means": (
            "Alguien de tu confianza. Un profesional le puede llamar en una emergencia."
        ),
    },
    "back": {
        "heading": "¿Qué puede saber tu comunidad?",
        "lead": "Tu comunidad sabe que te envió con nosotros. Lo que sepa después lo decides tú.",
        "none": "Nada",
        "none_means": "Desde ahora solo ve que no le dejas saber esto.",
        "open_closed": "Solo si está abierta o cerrada",
        "open_closed_means": (
            "Hasta que alguien tome tu solicitud, ve que esperas. Después solo ve “abierta”, y más"
            " tarde “cerrada”. No sabe cómo terminó."
        ),
        "outcome": "Cómo terminó",
        "outcome_means": (
            "Ve “abierta”, y al final un dato corto. Por ejemplo, que la atención empezó. O que no"
            " llegaron a hablar. No ve ninguna de tus palabras."
        ),
        "never": (
            "Nunca le decimos lo que hablas con un profesional, ni quién es, ni cuándo se ven."
        ),
        "danger": (
            "Hay una sola cosa aparte. Si lo que envió tu comunidad muestra un peligro de vida,"
            " puede saber que llamamos a un profesional por ti, y si alguien ya respondió."
        ),
        "messages_heading": "¿Se pueden escribir entre ellos?",
        "messages": (
            "Quien te atiende y el equipo de {name} se pueden escribir sobre esta solicitud."
        ),
        "messages_means": (
            "Tú lo decides. Si dices que sí, el equipo puede saber cuándo alguien te atiende. En tu"
            " página lo puedes leer todo."
        ),
        "messages_no": "No se pueden escribir entre ellos.",
        "messages_on": (
            "Quien te atiende y el equipo de tu comunidad se pueden escribir. En tu página lo"
            " puedes leer todo."
        ),
        "period": "¿Cuánto tiempo puede durar todo esto?",
        "period_means": (
            "Vale para todo lo que muestras aquí. Ese día termina solo. Tú lo puedes terminar antes"
            " cuando quieras."
        ),
        "days_30": "30 días",
        "days_90": "90 días",
        "days_180": "180 días",
        "days_365": "Un año (365 días)",
    },
    "who": {
        "heading": "¿Quién decide aquí?",
        "self": "Decido por mí",
        "self_means": "Lo que hay aquí es sobre mí.",
        "guardian": "Soy su madre, su padre o quien tiene la tutela",
        "guardian_means": "Es sobre una persona menor de edad por la que puedo decidir por ley.",
        "representative": "La ley me deja decidir en su lugar",
        "representative_means": "Un juez o un papel firmado me deja decidir por esta persona.",
        "basis": "¿Por qué puedes decidir por esta persona?",
        "basis_hint": "Por ejemplo: madre, orden de un juez, poder legal. No pongas nombres.",
    },
    "review": {
        "heading": "Lo que elegiste",
        "lead": "Aún no se muestra nada. Léelo una vez más. Puedes cambiar cada cosa.",
        "shared": "Muestras",
        "not_shared": "No muestras",
        "nothing": "Elegiste no mostrar nada.",
        "with_both": "a quien mira tu solicitud y a quien te atiende",
        "with_care": "solo a quien te atiende",
        "back": "Tu comunidad sabe",
        "lasts": "Esto dura hasta",
        "decider": "Quién decide",
        "change": "Cambiar esto",
        "notice_heading": "Lee esto antes de decidir, por favor",
        "notice_version": "Versión {version} de este texto.",
        "signs": "El botón que pulsas vale como tu firma. Anotamos el día y la hora.",
        "share": "Mostrar esto",
        "share_means": "Tu solicitud sigue. Se muestra lo que elegiste, y nada más.",
        "share_nothing": "No mostrar nada y seguir con la solicitud",
        "share_nothing_means": (
            "Tu solicitud sigue. Todo queda cerrado. Puede que un profesional te tenga que hacer"
            " más preguntas antes de decir que sí."
        ),
        "deny": "No me envíen con nadie",
        "deny_means": (
            "Tu solicitud termina. En 24 horas o menos destruimos las llaves de tus cosas. Tu lugar"
            " en tu comunidad queda igual."
        ),
    },
    "done": {
        "granted_heading": "Gracias. Tu solicitud ya va en camino",
        "granted": "Se muestra lo que elegiste, y nada más.",
        "nothing_heading": "Tu solicitud va en camino. No se muestra nada",
        "nothing": "Todo queda cerrado.",
        "waits": (
            "En tu estado ya se puede ver que alguien espera. No podemos decir cuándo un"
            " profesional va a tomar tu solicitud. Tu página muestra cómo va."
        ),
        "denied_heading": "Tu solicitud terminó",
        "denied": ("No se mostró nada. En 24 horas o menos destruimos las llaves de tus cosas."),
        "denied_again": "Si cambias de idea, tu comunidad te puede enviar otra vez.",
        "link": "Tu propio enlace de regreso",
        "pin": "Tu PIN",
        "once": "Solo los mostramos ahora. Guarda los dos antes de salir de esta página.",
        "apart": "Guarda cada uno en un lugar distinto. Quien tiene los dos abre tu página.",
        "not_community": "Tu comunidad nunca los ve.",
        "lost": "Si los pierdes, no los podemos buscar por ti.",
        "phone": "¿Otros usan este teléfono? Entonces anota los dos en papel y guárdalo bien.",
        "can": "Qué puedes hacer allí",
        "can_status": "Ver cómo va tu solicitud",
        "can_ledger": "Ver quién leyó qué, y cuándo",
        "can_take_back": "Quitar lo que muestras",
        "can_change": "Mostrar menos, escribir algo de nuevo o decir que no está bien",
        "can_export": "Recibir todo lo que guardamos sobre ti",
        "can_erase": "Hacer que se borren tus cosas",
        "saved": "Ya guardé los dos",
    },
}
