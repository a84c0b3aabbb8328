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
    "renew": {
        "heading": "¿Dar tu permiso otra vez?",
        "ended": "Tu permiso terminó el {date}. Con él ya nadie puede abrir tus cosas.",
        "answer_by": "Tu solicitud te espera hasta el {date}. Puedes decir que sí, o terminarla.",
        "see": "Ver y elegir otra vez",
        "before": "Lo que habías elegido",
        "not_shared": "No lo mostrabas.",
        "now": "Lo que eliges ahora",
        "lead": "Elige otra vez para cada cosa. No se muestra nada hasta que uses el botón.",
        "save": "Mostrar esto desde ahora",
        "not_now": "Ahora no",
    },
    "outcome": {
        "heading": "Cómo terminó",
        "written": "Esto se anotó el {date}:",
        "engaged_in_care": "Ya empezó tu atención.",
        "care_completed": "Tu atención ya terminó.",
        "referred_onward": "Te enviaron a otra ayuda.",
        "not_reached": "Nadie te pudo encontrar.",
        "did_not_attend": "No fuiste a la cita.",
        "member_declined_care": "No quisiste esta ayuda.",
        "ask": "¿Está bien lo que se anotó de cómo terminó?",
        "free": "No tienes que decirlo.",
        "means": (
            "Quien te atiende puede ver lo que digas. Tu comunidad no. Tu solicitud queda como"
            " está. Lo puedes decir por 30 días, y cambiarlo."
        ),
        "confirm": "Sí, está bien",
        "contest": "No, no fue así",
        "confirmed": "Dijiste que está bien.",
        "contested": (
            "Dijiste que no fue así. ¿Aún quieres ayuda? Pide a tu comunidad que te envíe otra vez."
        ),
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
        "with_platform": (
            "Tú dejas que quien te atiende y el equipo de tu comunidad se escriban. Eso también lo"
            " puedes leer aquí."
        ),
        "late": "Puede tardar días hasta que alguien lo lea. En una crisis, llama al 988.",
        "none": "Aún no hay mensajes.",
        "from_member": "Escribiste el {date}:",
        "from_clinician": "Un profesional escribió el {date}:",
        "from_clinician_to_platform": (
            "El {date} un profesional le escribió esto al equipo de tu comunidad:"
        ),
        "from_platform": "El {date} el equipo de tu comunidad le escribió esto a un profesional:",
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
