"""Spanish: while a request goes on: who has it, when to meet, writing, waiting, ending, moving."""

PAGES = {
    "request": {
        "heading": "Tu solicitud",
        "open": "Ver esta solicitud",
        "asked_heading": "¿Quieres esperar más?",
        "asked": (
            "Tarda más de lo que nos gusta. Lo sentimos. Puedes esperar más, o terminarla. Si"
            " esperas, te lo vamos a preguntar otra vez en 14 días."
        ),
        "keep_waiting": "Quiero esperar más",
        "waits_on": "Gracias. Guardas tu lugar.",
        "has_it": "Ahora la tiene {who}.",
        "looks": "Quién mira tu solicitud",
        "cares": "Quién te atiende",
        "license": "Licencia: {type}, número {number}, para {place}.",
        "board": "La vimos con {board} el {date}.",
        "license_none": "No sabemos de una licencia suya en donde estás ahora.",
        "fee": "Una cita cuesta {price}.",
        "sliding": "Puede pedir menos si eso es mucho para ti.",
        "plans": "Planes de salud que toma: {plans}.",
        "wait": "Días hasta una primera cita, según cree: {count}.",
        "refuse": "No quiero a este profesional",
        "where": "Según lo que sabemos, estás en {place}.",
        "withdraw": "Terminar mi solicitud",
    },
    "meeting": {
        "heading": "Tu cita",
        "on": "Tu cita es el {when}.",
        "lasts": "Dura {count} minutos.",
        "video": "Se ven por video.",
        "phone": "Hablan por teléfono.",
        "chat": "Se escriben en un chat.",
        "in_person": "Se ven en un mismo lugar.",
        "join": "Entra aquí",
        "dial": "El número para llamar es {number}.",
        "ask": "¿No sabes cómo llegar? Pregunta a quien te atiende.",
        "proposed": "¿Puedes ir? Dilo aquí a quien te atiende.",
        "confirmed": "Dijiste que vas a ir.",
        "confirm": "Sí, voy a ir",
        "cancel": "No puedo ir",
        "cancel_means": "Si no puedes ir, está bien. Pueden buscar otra hora.",
        "called_off": "Esta cita ya no va. Quien te atiende te puede dar otra.",
    },
    "refuse": {
        "heading": "¿Quieres a otra persona?",
        "lead": "No tienes que decir por qué.",
        "ends": "{who} ya no puede abrir nada tuyo por aquí, y no la recibe otra vez.",
        "next": "Tu solicitud vuelve a la fila. Otra persona la puede tomar.",
        "none": "Si no queda nadie más, puede terminar. Ahí te mostramos otros grupos.",
        "read": "Esto no borra lo que ya leyó.",
        "confirm": "Sí, quiero a otra persona",
        "keep": "No, quiero seguir así",
    },
    "withdraw": {
        "heading": "¿Terminar tu solicitud?",
        "lead": "La puedes terminar cuando quieras. No tienes que decir por qué.",
        "now": "Se termina ya. Nadie puede abrir tus cosas por aquí. Sus claves se destruyen.",
        "meeting": "Si tienes una cita, ya no va.",
        "emergency": "Lo que muestras para una emergencia se queda. Eso lo puedes quitar aparte.",
        "again": "Tu comunidad te puede enviar otra vez si se lo pides.",
        "confirm": "Sí, terminarla",
        "keep": "No, dejarla como está",
    },
    "messages": {
        "heading": "Mensajes",
        "lead": "Aquí se escriben tú y quien te atiende. Tu comunidad no lo ve.",
        "late": "Puede tardar días hasta que alguien lo lea. En una crisis, llama al 988.",
        "none": "Aún no hay mensajes.",
        "from_member": "Escribiste el {date}:",
        "from_clinician": "Un profesional escribió el {date}:",
        "label": "Tu mensaje",
        "send": "Enviar",
        "sent": "Tu mensaje queda aquí. Quien te atiende lo puede leer.",
        "closed": "Ahora no hay nadie que pueda leer un mensaje.",
        "older": "Mensajes de antes",
    },
    "where": {
        "heading": "Di dónde estás ahora",
        "lead": (
            "Un profesional solo te puede atender donde tiene licencia. Por eso hay que saber dónde"
            " estás."
        ),
        "means": (
            "Si el tuyo no la tiene ahí, tu atención queda en pausa. Si solo miraba tu solicitud,"
            " otro la puede tomar."
        ),
        "community": "Tu comunidad puede ver el lugar que digas.",
        "said": "Lo que sabemos desde el {date}: {place}.",
        "label": "Estoy en",
        "save": "Guardar",
        "done": "Guardado. Tu solicitud va contigo.",
    },
}
