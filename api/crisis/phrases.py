"""The sentences that messages are made of, in each language; `messages` fills in the numbers.

Written by the safe-messaging rules of WHO/IASP (2023) and the 988 Messaging Framework: no method,
no blame, no promise that cannot be kept, more than one way to reach a person, sixth grade at most.
"""

SAID: dict[str, dict[str, str]] = {
    "en": {
        "call": "Call {at}",
        "call or text": "Call or text {at}",
        "call press": "Call {at}, then press {press}",
        "call now": "Call {at} now",
        "call or text now": "Call or text {at} now",
        "call press now": "Call {at} now, then press {press}",
        "free": "free, at any hour",
        "open": "at any hour",
        "chat": "You can also chat online.",
        "also": "You can also {text}.",
        "retry": "If no one answers, try again.",
        "retry or text": "If no one answers, try again or {text}.",
        "page": "{act}",
        "page body": "A trained person answers, {terms}. {chat} You can call for someone else too.",
        "L1": "{act} to talk with someone.",
        "L1 body": (
            "A trained person answers, {terms}. {chat} You can call for yourself or for someone"
            " else. If anyone is in immediate danger, call {emergency}."
        ),
        "L2": "{act}. You deserve support right now.",
        "L2 body": (
            "You can talk with a trained person, {terms}. {chat} You can stop at any time. {retry}"
            " If you or someone else is in immediate danger, call {emergency}."
        ),
        "L3": "{act_now}. You deserve support.",
        "L3 body": (
            "A trained person answers, {terms}, and will listen to you. {chat} {retry} If you or"
            " someone else is in immediate danger, call {emergency}. If you can, be with someone"
            " you trust while you call."
        ),
        "overdose": "Call {emergency} or {poison} now.",
        "overdose body": (
            "{poison_name} is at {poison}: call right away, even if you feel fine. Call {emergency}"
            " if someone has passed out, has a seizure or has trouble breathing. Then {then} to"
            " talk with a trained person, {terms}."
        ),
        "medical": "Call {emergency} now.",
        "medical body": (
            "Say where you are first. Stay close if it is safe for you. Then {then} to talk with a"
            " trained person, {terms}."
        ),
        "abuse": "Call {at} or {abuse}. You deserve to be safe.",
        "abuse body": (
            "If you are in danger now, call {emergency}. At {abuse} someone listens and knows what"
            " can help, free, at any hour. {abuse_text} {child} {sexual} Use a phone that no one"
            " else checks."
        ),
        "for a child": "For a child, call {at}.",
        "after sexual violence": "After sexual violence, call {at}.",
        "violence": "{act_now}.",
        "violence body": (
            "If anyone could get hurt, call {emergency}. At {at} a trained person listens and does"
            " not judge, {terms}. {chat}"
        ),
    },
    "es": {
        "call": "Llama al {at}",
        "call or text": "Llama o escribe al {at}",
        "call press": "Llama al {at} y oprime {press}",
        "call now": "Llama ahora al {at}",
        "call or text now": "Llama o escribe ahora al {at}",
        "call press now": "Llama ahora al {at} y oprime {press}",
        "free": "gratis y a cualquier hora",
        "open": "a cualquier hora",
        "chat": "También puedes chatear en línea.",
        "also": "También puedes escribir: {text}.",
        "retry": "Si nadie contesta, llama otra vez.",
        "retry or text": "Si nadie contesta, llama otra vez o {text}.",
        "page": "{act}",
        "page body": (
            "Te atiende una persona capacitada, {terms}. {chat} También puedes llamar por otra"
            " persona."
        ),
        "L1": "{act} para hablar con alguien.",
        "L1 body": (
            "Te atiende una persona capacitada, {terms}. {chat} Puedes llamar por ti o por otra"
            " persona. Si alguien corre peligro inmediato, llama al {emergency}."
        ),
        "L2": "{act}. Mereces apoyo ahora mismo.",
        "L2 body": (
            "Puedes hablar con una persona capacitada, {terms}. {chat} Puedes parar cuando"
            " quieras. {retry} Si tú u otra persona corre peligro inmediato, llama al {emergency}."
        ),
        "L3": "{act_now}. Mereces apoyo.",
        "L3 body": (
            "Te atiende y te escucha una persona capacitada, {terms}. {chat} {retry} Si tú u otra"
            " persona corre peligro inmediato, llama al {emergency}. Si puedes, llama junto a"
            " alguien de confianza."
        ),
        "overdose": "Llama ya al {emergency} o al {poison}.",
        "overdose body": (
            "En el {poison} atiende {poison_name}: llama ya, aunque te sientas bien. Si alguien se"
            " desmaya, convulsiona o respira mal, llama al {emergency}. Luego {then} para hablar"
            " con una persona capacitada, {terms}."
        ),
        "medical": "Llama ya al {emergency}.",
        "medical body": (
            "Primero di dónde estás. Quédate cerca si no corres peligro. Luego {then} para hablar"
            " con una persona capacitada, {terms}."
        ),
        "abuse": "Llama al {at} o al {abuse}. Mereces estar a salvo.",
        "abuse body": (
            "Si corres peligro ahora, llama al {emergency}. En el {abuse} te escuchan y saben cómo"
            " ayudar, gratis y a cualquier hora. {abuse_text} {child} {sexual} Usa un teléfono que"
            " nadie más revise."
        ),
        "for a child": "Si es por un niño, llama al {at}.",
        "after sexual violence": "Si sufriste violencia sexual, llama al {at}.",
        "violence": "{act_now}.",
        "violence body": (
            "Si alguien puede salir herido, llama al {emergency}. En el {at} te escuchan sin"
            " juzgarte, {terms}. {chat}"
        ),
    },
}
