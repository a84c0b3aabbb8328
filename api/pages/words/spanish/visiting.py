"""Spanish: coming back with a PIN, and the member's own page with its account of every look."""

PAGES = {
    "return": {
        "heading": "Abre tu página",
        "lead": "Escribe el PIN que guardaste con este enlace.",
        "pin": "PIN",
        "pin_hint": "Solo números.",
        "open": "Abrir",
        "wrong": "Eso no funcionó.",
        "pause": (
            "Tras muchas pruebas hay una pausa de hasta {minutes} minutos. En ese rato no sirve ni"
            " el PIN que es."
        ),
        "signed_out": "Tu página está cerrada en este teléfono.",
        "timed_out": "Tu página se cerró porque no hubo nada por un rato.",
        "again": "Para volver, abre tu enlace propio y escribe tu PIN.",
        "help": "Para tener ayuda ya no hace falta un PIN. Llama al 988 a cualquier hora.",
    },
    "home": {
        "heading": "Tu página",
        "status": "Cómo va tu solicitud",
        "status_awaiting_consent": "Te esperamos",
        "status_awaiting_consent_means": "Aún no decides. Nadie ve nada.",
        "status_queued": "Estás en la fila",
        "status_queued_means": (
            "En tu estado hay profesionales que ven que alguien espera. No ven tu nombre ni tus"
            " palabras."
        ),
        "status_claimed": "Un profesional mira tu solicitud",
        "status_claimed_means": (
            "Una sola persona lee lo que muestras para esto. Te puede decir que sí, o dejar la"
            " solicitud. Si la deja, otra la puede tomar."
        ),
        "status_accepted": "Un profesional dijo que sí",
        "status_accepted_means": (
            "Puede leer lo que muestras para tu atención. La atención puede empezar ya."
        ),
        "status_in_progress": "Tu atención está en marcha",
        "status_in_progress_means": (
            "Hay una persona que te atiende. Puede leer lo que muestras para tu atención."
        ),
        "status_on_hold": "Tu solicitud está en pausa",
        "status_on_hold_means": (
            "Espera, y guardas tu lugar. La puedes terminar cuando quieras, o esperar más."
        ),
        "status_cancellation_requested": "Tu comunidad nos pidió parar",
        "status_cancellation_requested_means": (
            "Quien te atiende lo mira antes. Hasta ahí puede leer lo que muestras para tu atención."
        ),
        "status_completed": "Tu solicitud está hecha",
        "status_completed_means": (
            "Quien te atiende nos dijo cómo terminó. Aún puede leer lo que muestras para tu"
            " atención, por 30 días."
        ),
        "status_closed_not_engaged": "Tu solicitud está cerrada",
        "status_closed_not_engaged_means": (
            "La atención no empezó. Eso puede pasar, y nadie te culpa. Tu comunidad te puede enviar"
            " otra vez si se lo pides."
        ),
        "status_declined": "Nadie pudo tomar tu solicitud",
        "status_declined_means": (
            "Lo sentimos. Esto no dice nada malo de ti. Puede haber otros grupos que te ayuden."
        ),
        "status_withdrawn": "Terminaste tu solicitud",
        "status_withdrawn_means": "Nadie puede abrir lo que mostraste. Puedes pedirlo otra vez.",
        "status_expired": "A tu solicitud se le acabó el tiempo",
        "status_expired_means": (
            "Nadie puede abrir lo que mostraste. Tu comunidad te puede enviar otra vez si se lo"
            " pides."
        ),
        "status_cancelled": "Tu solicitud se paró",
        "status_cancelled_means": (
            "Tu comunidad nos pidió parar. Nadie puede abrir lo que mostraste. Puedes pedirlo otra"
            " vez."
        ),
        "status_void": "Tu solicitud fue un error",
        "status_void_means": (
            "No se quiso enviar. Nadie la puede abrir. Esto no dice nada malo de ti. Si quieres"
            " ayuda, puedes pedirla otra vez."
        ),
        "since": "Desde el {date}.",
        "until": "Esperamos el paso que sigue para el {date}. Si tarda más, lo verás aquí.",
        "next_place": "A dónde puedes acudir ahora",
        "next_place_lead": "Alguien que leyó tu petición cree que necesitas más ayuda de la que "
        "puede darte. Escribió:",
        "others": "Otros grupos que te pueden ayudar",
        "shared": "Lo que muestras ahora",
        "shared_none": "Ahora no muestras nada.",
        "shared_until": "hasta el {date}",
        "for_both": "a quien mira tu solicitud y a quien te atiende",
        "for_care": "solo a quien te atiende",
        "for_triage": "solo a quien mira tu solicitud",
        "for_emergency": "al profesional de guardia que responde",
        "locked": "Cerrado. Nadie lo puede leer.",
        "only_named": "Solo {who} puede tomar tu solicitud. Así lo quisiste.",
        "back": "Lo que sabe tu comunidad",
        "ledger": "Quién leyó qué",
        "ledger_lead": "Cada vez se anota antes de que alguien pueda leer.",
        "ledger_none": "Nadie ha leído nada.",
        "ledger_row": "{date}: {who} leyó “{what}”, {purpose}.",
        "ledger_back_row": "{date}: tu comunidad supo “{what}”.",
        "ledger_all": "Ver toda la lista",
        "ledger_older": "Lo de antes",
        "told_opened": "abierta",
        "told_closed": "cerrada",
        "told_completed": "tu solicitud está hecha",
        "told_closed_not_engaged": "la atención no empezó",
        "told_declined": "nadie la pudo tomar",
        "told_withdrawn": "la terminaste",
        "told_expired": "se le acabó el tiempo",
        "told_cancelled": "se paró",
        "told_message": "un mensaje de quien te atiende",
        "told_other": "algo de tu solicitud",
        "purpose_triage": "para mirar tu solicitud",
        "purpose_care": "para atenderte",
        "purpose_emergency": "en una emergencia",
        "purpose_share_back": "porque tú lo dejaste",
        "reader_clinician": "un profesional",
        "reader_platform": "tu comunidad",
        "reader_member": "tú",
        "statement": "Iba junto con una nota sobre la ley 42 CFR parte 2.",
        "can": "Qué puedes hacer",
        "take_back": "Quitar lo que muestro",
        "change": "Cambiar lo que muestro",
        "replace": "Escribir esto de nuevo",
        "disagree": "Decir que esto no está bien",
        "receipt": "Recibir mi comprobante",
        "export": "Recibir todo lo que guardan sobre mí",
        "erase": "Borrar mis cosas",
        "new_link": "Hacer un enlace y un PIN nuevos",
        "sign_out": "Cerrar mi página",
        "sign_out_hint": "Hazlo cada vez, sobre todo si otros usan este teléfono.",
        "missing_heading": "Aquí no hay nada",
        "missing": "Lo que buscas no está en tu página.",
    },
    "emergency": {
        "heading": "Deja que el profesional de guardia vea dónde estoy y a quién llamar",
        "lead": (
            "Puede que corras gran peligro. Si tu vida está en riesgo ahora, llama al 911. Puedes"
            " llamar al 988 a cualquier hora."
        ),
        "what": (
            "Con un toque, el profesional de guardia que responda puede ver estas cosas. Las ve"
            " para cuidarte, y para nada más."
        ),
        "who_acts": (
            "Puede llamar a la persona que tú digas. Si cree que tu vida corre peligro, puede"
            " enviar ayuda a donde estás. Puede ser la policía o una ambulancia."
        ),
        "no_time": "No podemos decir cuándo va a responder. No nos esperes, por favor.",
        "nobody": "Ahora no hay nadie de guardia. Llama al 988 o al 911, por favor.",
        "no_alert": (
            "Ahora no llamamos a nadie por ti, así que nadie lo vería. Llama al 988 o al 911, por"
            " favor."
        ),
        "lasts": "Se acaba solo a las {hours} horas.",
        "share": "Sí, que lo vea",
        "not_now": "No, ahora no",
        "where": "¿Dónde estás?",
        "where_hint": "Una calle y una ciudad, o cómo hallarte.",
        "whom": "¿A quién puede llamar?",
        "whom_hint": "El nombre y el teléfono de alguien de tu confianza.",
        "done": (
            "El profesional de guardia que responda lo puede ver. Lo puedes quitar cuando quieras."
        ),
        "take_back": "Quitar esto",
    },
}
