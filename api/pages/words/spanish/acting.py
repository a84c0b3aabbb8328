"""Spanish: taking back, changing, disagreeing, export and erasure, and what each cannot do."""

PAGES = {
    "take_back": {
        "heading": "¿Quitar lo que muestras?",
        "now": "Vale al instante. Desde ese momento nadie puede abrir tus cosas por aquí.",
        "ends": "Tu solicitud termina con eso. Quien la tiene ya no la puede abrir.",
        "less": "¿Solo quieres mostrar menos? Cambia lo que muestras. Tu solicitud sigue.",
        "cannot": "Lo que esto no puede hacer",
        "cannot_unread": "No puede hacer que algo ya leído no se haya leído.",
        "cannot_record": (
            "No puede borrar lo que anotó un profesional. Por ley cada uno guarda sus propias"
            " notas."
        ),
        "cannot_told": "No puede quitar lo que tu comunidad ya supo.",
        "emergency_ends": "Se acaba lo de la emergencia. Tu solicitud sigue.",
        "emergency_stays": (
            "Solo sigue lo que muestras para una emergencia, porque va aparte. También lo puedes"
            " quitar."
        ),
        "seen": "Esto se leyó hasta ahora",
        "seen_none": "Hasta ahora nadie leyó nada.",
        "confirm": "Sí, quitarlo",
        "keep": "No, dejarlo como está",
        "done_heading": "Ya lo quitaste",
        "done": "Ya nadie puede abrir tus cosas por aquí. Sus llaves están destruidas.",
        "backups": (
            "Hay copias por si falla una máquina. Pueden tener las llaves hasta el {date}. Después"
            " tampoco están allí."
        ),
        "receipt": "Tu comprobante",
    },
    "receipts": {
        "heading": "Tus comprobantes",
        "lead": (
            "Es un texto con nuestro sello. Muestra qué elegiste y cuándo. No tiene tus palabras."
            " Copia el texto y guarda la copia donde nadie más mire."
        ),
        "none": "Aún no hay comprobantes.",
        "status_active": "Elegiste qué mostrar",
        "status_denied": "Dijiste que no",
        "status_revoked": "Lo quitaste",
        "status_superseded": "Elegiste de nuevo",
        "look": "Comprobante de una lectura",
        "text": "Texto del comprobante",
        "older": "Los de antes",
    },
    "new_link": {
        "heading": "Hacer un enlace y un PIN nuevos",
        "lead": (
            "¿Se te perdió el teléfono o tus notas? ¿Alguien más sabe tu PIN? Entonces haz otros."
        ),
        "ends": (
            "Tu enlace de antes deja de servir ya. Tu página se cierra en todo teléfono, menos en"
            " el que usas ahora."
        ),
        "confirm": "Sí, hacer otros",
        "keep": "No, dejar los de antes",
        "done_heading": "Tu enlace y tu PIN nuevos",
        "done": "Los de antes ya no sirven.",
    },
    "change": {
        "heading": "Cambia lo que muestras",
        "lead": (
            "Elige otra vez para cada cosa. Lo que eliges ahora toma el lugar de lo de antes, al"
            " instante. Lo que ya se leyó queda leído."
        ),
        "period_keep": "Como está ahora, hasta el {date}",
        "save": "Guardar esto",
        "done": "Guardado. Desde ahora vale lo nuevo.",
        "gone": "Estas palabras están destruidas. Ya nadie las puede leer.",
        "ended": "Tu solicitud terminó, así que esto se queda como está.",
        "newer": "Se cambió después de que abriste esta página. Aquí está como es ahora.",
        "urgent": "Si tu vida está en riesgo ahora, llama al 911. Puedes llamar al 988 siempre.",
        "replace_heading": "Escribe esto de nuevo",
        "replace_lead": (
            "Lo nuevo toma el lugar de lo viejo. La lista de quién leyó qué sigue con lo que se"
            " leyó antes."
        ),
        "replace_label": "Lo que escribes ahora",
        "replace_save": "Ponerlo en su lugar",
        "replace_done": "Lo nuevo está en su lugar. No se lo decimos a quien leyó lo viejo.",
    },
    "disagree": {
        "heading": "Di que esto no está bien",
        "lead": "Tu nota queda junto a lo que no está bien. Quien lee eso puede leer tu nota.",
        "label": "¿Qué no está bien, y cómo lo ves tú?",
        "save": "Poner mi nota",
        "done": "Tu nota ya está puesta.",
    },
    "export": {
        "heading": "Todo lo que guardamos sobre ti",
        "lead": "Aquí está todo, para leer o guardar. Tenlo donde nadie más lo vea.",
        "download": "Guardarlo en un archivo (JSON)",
        "read": "Leerlo aquí",
        "clinician": "Cada profesional guarda sus propias notas. Pídele a él o a ella las suyas.",
        "community": "Tu comunidad guarda lo suyo. Pídeselo a ella.",
        "meeting": "Una cita: {when}.",
        "meeting_proposed": "Te la ofrecieron.",
        "meeting_scheduled": "Dijiste que vas a ir.",
        "meeting_cancelled": "Ya no va.",
        "meeting_past": "Ya pasó.",
        "visit_attended": "Fuiste.",
        "visit_no_show": "Se anotó que no fuiste.",
        "tried": "Quién te buscó",
        "tried_row": "{date}: {who}, {way}. {result}",
        "by_clinician": "un profesional",
        "by_coordinator": "alguien que cuida las solicitudes",
        "way_phone": "por teléfono",
        "way_text": "por mensaje de texto",
        "way_email": "por correo",
        "way_message": "por un mensaje aquí",
        "way_video": "por video",
        "way_in_person": "en un mismo lugar",
        "way_platform_contact": "por tu comunidad",
        "way_safe_message": "por un mensaje en tu comunidad",
        "result_reached": "Habló contigo.",
        "result_not_reached": "No te encontró.",
        "result_left_word": "Te dejó un mensaje.",
    },
    "erase": {
        "heading": "¿Borrar tus cosas?",
        "lead": "Esto no se puede deshacer.",
        "gone": "Lo que se destruye",
        "gone_items": "Todo: tus palabras, tus respuestas, tus datos, tus notas.",
        "gone_messages": "Los mensajes, lo que pediste y dónde se iban a ver.",
        "gone_facts": "Cómo te llama tu comunidad, tus idiomas y cómo hablar contigo.",
        "gone_link": "Tu enlace de regreso y tu PIN. Ya no podrás volver a esta página.",
        "gone_request": "La solicitud que esté abierta también se acaba.",
        "backups": (
            "Hay copias por si falla una máquina. Pueden durar hasta {days} días más. Después"
            " tampoco está allí."
        ),
        "kept": "Lo que hay que guardar, y por qué",
        "kept_ledger": (
            "La lista de quién leyó qué, y lo que tú dejaste ver. No tiene tu nombre ni tus"
            " palabras. La guardamos por lo menos seis años, como pide la ley de salud, para poder"
            " mostrar quién leyó."
        ),
        "kept_audit": (
            "El registro de lo que se hizo aquí, sin nombres ni palabras. Lo guardamos para"
            " siempre, para que nadie cambie lo que pasó."
        ),
        "kept_clinician": "Lo que anotó un profesional es suyo. La ley le pide que lo guarde.",
        "kept_community": "Lo que guarda tu comunidad es suyo. Allí no lo podemos borrar.",
        "export_first": "¿Quieres una copia antes?",
        "confirm": "Sí, borrar mis cosas",
        "keep": "No, guardarlas",
        "done_heading": "Tus cosas están borradas",
        "done": (
            "Las llaves de tus cosas están destruidas. Nadie las puede abrir. Guarda esta página si"
            " quieres una prueba."
        ),
        "certificate": "Guardar mi prueba",
    },
}
