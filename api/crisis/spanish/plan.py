"""Rules for a plan, and for the hints that it is made: the decision, the day, all in order."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING
from api.crisis.spanish.words import rule

PLAN = rule(
    "text.plan",
    Level.L3,
    """
    (tengo|tiene|tenia|hice|con|hecho|elabore|armado|arme|mi|un|el|ideado|listo) <w2> plan <w2>
        (para|de|pa) <adv> (<slayme>|<slayse>|<morir>|suicidio|suicidarme|mi muerte|hacerlo|irme
        |acabar|terminar|quitar\\w* la|desaparecer|dejar este|mi [propio] suicidio)
    | (plan|planes) (suicidas?|de suicidio|de muerte|para suicid\\w*|autolitic(a|o)s?)
    | mi plan (es|era) <w2> (<slayme>|<morir>|tomar\\w* <w3> <meds>|saltar|esperar a que|colgar\\w*
        |ahorcar\\w*|hacerlo <end>|irme para siempre)
    | [ya] (tengo|esta|lo tengo|tiene) <w1> [todo] (planeado|planead(a|o)|planificado|pensado
        |decidido|calculado|organizado|listo|preparado|arreglado|resuelto) <w6> (<slayme>|<morir>
        |suicid\\w*|irme|final|muerte|despedida|hacerlo|vivir|matar\\w*|carta|pastillas|soga|cuerda
        |puente|esta noche|acabar|no estar|sufrir|el dia|cuando|como|donde|hora)
    | (se|sabe|decidi|decidido|elegi|elegido|escogi|escogido|ya se|pense|tengo|ya tengo|planee|he
        pensado|sabe ya|busque|encontre) <w2> (como|donde|cuando|con que|de que manera|el (dia|lugar
        |metodo|puente|sitio|modo)|la (fecha|forma|manera|hora)|fecha) <w3> (lo (voy a|vou a|hare
        |haria|hago|va a) [hacer]|<slayme>|<slayse>|<morir>|me (voy a|mato|matare|ire)|suicid\\w*
        |acabar con|terminar con|quitarme|acabarlo|irme de)
    | (tengo|ya tengo|puse|elegi|escogi|hay|le puse) <w1> fecha <w2> (para|de) <w1> (irme|hacerlo
        |morir\\w*|matarme|suicid\\w*|acabar\\w*|terminar con|el final|mi (muerte|partida|final
        |suicidio))
    | [ya] (tiene|tengo|puso|puse|hay) <w1> (dia y hora|fecha y hora|dia y fecha|el dia y|fecha
        marcada|lugar y hora|todo resuelto|fecha y lugar)
    | ya (tengo|tiene) (con que|como|donde) (<end>|,|hacerlo|y|matar\\w*|irme)
    | ya (se|supe|pense|sabe|penso|decidi) (como|donde|cuando|que dia|con que|el como|el dia) (<end>
        |,|y|lo|hacerlo|voy|me)
    | fecha <w2> (marcad(a|o)|escogid(a|o)|circulad(a|o)|decidid(a|o)) <w2> (<end>|,|para (irme|mi
        (muerte|partida|final)|morir\\w*)|el (<day>|\\d+))
    | (resuelto|planeado|decidido|calculado) <w1> (como|cuando|donde|el dia) <w2> (irme|me voy|lo
        hago|hacerlo|voy|partir|<end>)
    | (cuant(o|a)s?|que cantidad|que dosis) <w4> (<meds>|tomar|tomarme|hay que|necesito|tengo que
        |debo|se necesitan?|hacen falta|metros|pisos|sobredosis) <w6> (morir\\w*|mor(i|e)r|matar\\w*
        |letal|mortal|no despertar|dejar de respirar|sobredosis|suicid\\w*)
    | (parezca|parecer|simular|parezca que fue|digan que fue|crean que fue|finjan) <w2> [un]
        accidente <w3> (<end>|,|y|para|cobr\\w*|seguro|pero|asi)
    | (escogi|escogio|elegi|eligio|elegido|escogido|ya tengo) <w2> (el|la|un|una|mi) (puente|arbol
        |viga|barranco|azotea|precipicio|lugar|dia) (<end>|,|y|donde|para|en)
    | (ya se|ya sabe|ya decidi|ya tengo|ya pense) <w1> (como|donde|cuando|con que) <w2> (hacerlo|lo
        hago|lo voy a hacer)
    | cuant(o|a)s? <w1> (<meds>|potasio|cloruro|arsenico|monoxido) <w2> (hace falta|hacen falta|se
        necesita\\w*|necesito|hay que tomar para|mata|matan)
    | cuant(o|a)s? <w2> (altura|pisos|metros|tiempo|velocidad|sangre) <w4> (sobrevivir|morir\\w*
        |matar\\w*|muer\\w+|mortal)
    | (dosis|cantidad|sobredosis) <w2> (letal|mortal|fatal)
    | (manera|forma|metodo|modo|como) <w3> (indolora|sin dolor|rapida|facil|menos dolorosa|mas
        (facil|rapida|rapido|efectiva)|segura|rapido) <w4> (morir\\w*|<slayme>|suicid\\w*
        |matar(me|se)|irme|acabar con|quitarse)
    | (morir|morirme|matarme|suicidarme|matarse|suicidarse) <w1> (sin (dolor|sufrir|que [me] duela
        |sentir dolor)|rapido|sin dolor|indoloramente)
    | (metodos?|formas?|maneras?) <w1> (de|para|pa) (suicid\\w*|matarme|matarse|quitarme la vida
        |quitarse la vida|morir\\w*)
    | (busque|buscando|busco|googlee|investigando|investigue|investigado|viendo videos|lei|leyendo
        |averigue|averiguando|estuve viendo|he buscado|guglee) <w4> (como|formas?|maneras?|metodos?
        |la manera) <w2> (<slayme>|<slayse>|<morir>|morirse|suicid\\w*|hacer un(a)? (nudo|soga
        |horca)|morir|ahorcar\\w*)
    | (donde|para que|asi) <w1> (nadie|no) <w2> (me (encuentre|encuentren|detenga|detengan|salve
        |salven|pueda (detener|salvar))|puedan (salvarme|detenerme|encontrarme)) <w1> (<end>|,|a
        tiempo|hasta|y|cuando)
    | (como|hacer|aprendi|hice|amarre|practicando|practique|hago) <w3> (nudo|soga|horca) <w3>
        (corredizo|ahorcar\\w*|colgar\\w*|de la soga|horca|ahorcado|para)
    """,
    idioms=DYING,
    unless="(cuant(a|o)s) <w9> (personas|gente|calorias|soldados|jovenes) | crisis | seguridad",
    softens=False,
    is_denied_away=True,
)

READY = rule(
    "text.ready",
    Level.L3,
    """
    (lo|voy a) <w1> (voy a hacer|hacerlo|hare|hago) (<end>|,|hoy|manana|esta|ya|este|el|en|cuando
        |sin|pronto|al)
    | [ya] (tome|tengo) <w1> (la|una|mi) decision
    | [ya] lo decidi
    | esta decidido
    | ya decidi
    | estoy decidid(a|o)
    | (ya|las) <w1> (escribi|deje|termine) <w3> (cartas?|notas?)
    | (tengo|puse|elegi|escogi|hay) <w1> (fecha|plan|un plan|el plan|lugar|el dia|la fecha|el lugar)
    | [ya] (esta|tengo|deje) todo <w1> (listo|arreglado|planeado|preparado|en orden|pagado|pensado)
    | (arregle|deje|ordene|puse) <w3> (mis papeles|documentos|en orden|mis cosas|testamento|seguro
        |contrasenas|mis asuntos|cuentas)
    | (adios|chao|chau|hasta siempre|hasta nunca) (a todos|todos|amigos|<end>)
    | (los|las|te|les) (ame|quise|amo) (a todos|mucho|siempre|con)
    | gracias por todo
    | (perdon|perdonenme|perdoname) (<end>|,|por todo|mama|a todos|familia)
    | <end> [es|sera|va a ser|lo hare|lo hago|seria] (hoy|esta noche|manana|esta madrugada|esta
        misma noche|el <day>|este <day>) <end>
    """,
    softens=False,
    is_denied_away=True,
    is_corroborating=True,
)

RULES = (PLAN, READY)
