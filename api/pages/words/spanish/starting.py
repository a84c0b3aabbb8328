"""Spanish: what is on every page, the start, not now, dead links, form errors, a bad line."""

from api.crisis.words import LEAVE

PAGES = {
    "always": {
        "title": "{page} - Página privada",
        "crisis": "¿En crisis? Llama al 988 y oprime 2, o envía AYUDA al 988",
        "danger": "¿Hay peligro ahora? Llama al 911",
        "more_help": "Más formas de recibir ayuda ya",
        "leave": LEAVE["es"],
        "leave_hint": (
            "Abre una página del tiempo. Tu navegador puede guardar esta página en su historial."
        ),
        "language": "Idioma",
        "to_en": "English",
        "to_es": "Español",
        "skip": "Ir al texto",
        "step": "Paso {n} de {total}",
        "next": "Seguir",
        "previous": "Volver",
        "home": "Volver a mi página",
    },
    "start": {
        "heading": "Tú decides qué se muestra",
        "what": (
            "Tu comunidad nos dijo que quieres la ayuda de un profesional. Es alguien con licencia"
            " en trabajo social clínico."
        ),
        "asked": "Nos pidió que lo busquemos para ti. Nos llamamos Warm Handoff.",
        "sealed": (
            "Tu comunidad nos dio unas cosas sobre ti. Están cerradas con llave. Una máquina las"
            " revisó por si hay peligro. Aquí nadie las ha leído."
        ),
        "choose": (
            "Aquí tú eliges, una por una, qué puede ver un profesional. Puedes mostrar todo, una"
            " parte o nada."
        ),
        "no_rush": "Puedes parar cuando quieras. No se muestra nada hasta el último paso.",
        "safe_question": "¿Es seguro hacer esto ahora?",
        "safe_why": (
            "Lo que sigue muestra lo que se escribió sobre ti. Si alguien puede ver esta pantalla,"
            " espera hasta que estés a solas."
        ),
        "yes": "Sí, seguir",
        "not_now": "Ahora no",
    },
    "standing": {
        "heading": "Lo que se muestra ahora",
        "attested": "Tu comunidad dice que aceptaste. Dice que fue el {date}.",
        "attested_for": (
            "Tu comunidad dice que aceptó alguien que puede decidir por ti. Dice que fue el {date}."
        ),
        "chosen": "Esto se eligió el {date}.",
        "shared": "Qué se muestra, y a quién",
        "lapsed": "Esto terminó solo el {date}. Ya nadie puede abrir tus cosas por aquí.",
        "only": "Solo {who} puede tomar tu solicitud.",
        "until": "Esto dura hasta el {date}. Lo puedes terminar antes.",
        "looks": "Veces que lo leyó un profesional: {count}.",
        "looks_who": "Cuando lo quites, te decimos quién fue.",
        "looks_none": "Hasta ahora ningún profesional leyó nada.",
        "take_back": "Quitarlo",
        "only_take_back": (
            "Con este enlace solo lo puedes quitar. Para cambiar algo, abre tu propio enlace de"
            " regreso y escribe tu PIN."
        ),
        "choose_heading": "O elige tú",
        "choose_lead": (
            "Puedes elegir otra vez, una por una. Lo que eliges toma el lugar de lo que nos dijo tu"
            " comunidad."
        ),
        "choose_until": "Hasta que pulses el último botón, todo sigue como está.",
        "choose": "Elegir yo",
        "care_means": "Cuando decidas, solo lo abre quien te dijo que sí, o te lo diga después.",
        "none_means": "Cuando decidas, ya no lo abre nadie. Tu solicitud puede seguir igual.",
        "review_lead": (
            "Hasta que pulses un botón, todo sigue como está. Léelo una vez más. Puedes cambiar"
            " cada cosa."
        ),
        "share_means": (
            "Tu solicitud sigue. Desde ese momento se muestra lo que elegiste, y nada más."
        ),
        "share_nothing_means": (
            "Tu solicitud sigue. Desde ese momento todo queda cerrado. Puede que un profesional te"
            " tenga que hacer más preguntas."
        ),
        "deny_means": (
            "Tu solicitud termina. Destruimos al instante las llaves de tus cosas. Tu lugar en tu"
            " comunidad queda igual."
        ),
        "done_heading": "Ahora vale lo que elegiste tú",
        "done_granted": "Desde ahora se muestra lo que elegiste, y nada más.",
        "done_nothing": "Desde ahora no se muestra nada. Todo queda cerrado.",
        "done_read": "Lo que ya se leyó queda leído.",
        "done_status": "Tu página muestra cómo va tu solicitud.",
    },
    "later": {
        "heading": "Está bien. Guardamos tu lugar",
        "until": "Este enlace sirve hasta el {date}.",
        "how": "Para volver, abre el mismo enlace. Lo encuentras donde lo viste hoy.",
        "kept": "Lo que elegiste hasta ahora queda guardado. Nadie lo ve.",
        "nobody": "Nadie ve nada de ti hasta que tú decidas.",
        "phone": ("¿Usan otros este teléfono? Borra esta página de la lista de lo que viste."),
        "resume": "Quiero seguir ahora",
    },
    "gone": {
        "used_heading": "Ya decidiste",
        "used": (
            "Este enlace sirve una sola vez. Para ver o cambiar lo que elegiste, abre tu propio"
            " enlace de regreso. Luego escribe tu PIN."
        ),
        "expired_heading": "Este enlace ya venció",
        "expired": (
            "Ya no sirve. No se mostró nada. Si aún quieres ayuda, pídele a tu comunidad que te"
            " envíe otra vez."
        ),
        "over_heading": "Este enlace ya no lleva a nada",
        "over": (
            "Tu solicitud terminó, o este enlace ya venció. Si tu solicitud sigue, pide uno nuevo a"
            " tu comunidad."
        ),
        "unknown_heading": "Este enlace no sirve",
        "unknown": "Mira si tienes el enlace completo. O pide uno nuevo a tu comunidad.",
        "help": "Para tener ayuda ya no hace falta un enlace. Llama al 988 a cualquier hora.",
    },
    "errors": {
        "heading": "Mira esto otra vez, por favor",
        "choose_one": "Elige una de estas opciones.",
        "choose_purpose": "Elige quién puede ver esto, o elige “No mostrar”.",
        "choose_back": "Elige qué puede saber tu comunidad.",
        "choose_period": "Elige cuánto tiempo puede durar esto.",
        "choose_place": "Elige el lugar donde estás.",
        "choose_who": "Di quién decide aquí.",
        "basis_needed": "Di en pocas palabras por qué puedes decidir por esta persona.",
        "write_something": "Primero escribe algo.",
        "too_long": "Es muy largo. Usa {count} letras o menos.",
        "pin_form": "Escribe los números de tu PIN.",
        "page_old": "Esta página llevaba mucho tiempo abierta. Haz este paso otra vez.",
        "changed": "Algo cambió desde que abriste esta página. Aquí está como es ahora.",
        "not_possible": "Esto ya no se puede hacer. Tu página muestra cómo está todo ahora.",
    },
    "network": {
        "saved": "Lo que elegiste hasta aquí está guardado.",
        "not_saved": "Este paso aún no está guardado.",
        "slow": "La red va lenta. Espera, o pulsa el botón otra vez. No cuenta dos veces.",
        "offline": "No hay red. Vuelve a esta página cuando la tengas.",
        "resumed": "Qué bueno que volviste. Puedes seguir desde aquí.",
        "unavailable": "Ahora no podemos hacer esto. Prueba otra vez en unos minutos.",
    },
}
