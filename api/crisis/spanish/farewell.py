"""Rules for farewells, and for an attempt that has been made."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING
from api.crisis.spanish.words import rule

FAREWELL = rule(
    "text.farewell",
    Level.L3,
    """
    (cartas?|notas?|mensajes?|videos?|audios?|post|publicacion|recado) <w1> de (despedida|suicidio
        |adios|suicida)
    | carta suicida
    | nota suicida
    | (escribi|escribo|escribiendo|escrit(a|o)s?|deje|dejo|dejando|dejare|termine de escribir
        |redacte|grabe|grabando|encontre|encontramos|escribio|escribirles?|dejarles?|dejarle
        |escribirle|hice|acabo de escribir|deja|grabo|grabado) <w4> (cartas?|notas?|mensajes?
        |videos?|audios?|recados?|papelito) <w6> (adios|despid\\w*|despedi\\w*|perdon|cuando [ya] no
        este|para cuando|por si|me (vaya|muera)|no fue su culpa|culpa|mi muerte|muera|se va
        |explic\\w* por que|quien [me] encuentre|ya no (puede|puedo|aguanta)|debajo de la almohada)
    | (este|esta|estas) (es|son|sera|seran) <w1> (mi|mis|la|el) (adios|despedida|ultim(a|o)s?
        (mensaje|post|publicacion|carta|palabras|noche|dia|vez que|nota|navidad|cumple\\w*|palabra
        |audio|video|adios|mensajito|comentario|semana|voluntad|vez que (me|les|escribo)))
    | (mi|mis|sera mi|es mi) ultim(a|o)s? (mensaje|noche|dia|palabras|adios|despedida|publicacion
        |voluntad|amanecer|cumple\\w*) <w1> (<end>|,|aqui|en (este|esta)|con vida|viv(a|o)|es|y
        |antes|para|hoy|fue|de|entre)
    | es [la] ultim(a|o) (vez|cosa|mensaje) que <w1> (me (leen|leeran|ven|veran|van a (leer|ver)
        |escuchan|escucharan)|escribo|publico|les escribo|sabran de mi|saben de mi|te escribo
        |hablamos|diran|digo|voy a (escribir|publicar))
    | [para] cuando (lean|leas|lea|vean|veas) (esto|este mensaje|esta carta|este post)
    | (para cuando|cuando) <w1> (lean|leas|lea|vean|veas|encuentren|recibas|reciban|escuches
        |escuchen) <w1> (esto|este|esta|mi carta|la carta|mensaje) <w6> (ya|no|me|estare|habre|sera
        |mi|se|por favor)
    | (adios|chao|chau|bye|goodbye|good bye) (mundo|para siempre|a este mundo|vida|a la vida|por
        siempre|a mi vida)
    | (me despido|despidiendome|despedirme|me estoy despidiendo|me despedi|me fui despidiendo|ya me
        despedi|despedi|despidiendose|se [esta] (despidiendo|despidio|despide)|vine a despedirme
        |quiero despedirme|solo queria despedirme|para despedirme|ya se despidio|despedirse) <w3>
        (de (todos|todas|todo|la vida|este mundo|mi familia|mis hijos|mi mama|cada uno|nosotros|mis
        (seres|padres|perros|gatos|papas)|sus (amigos|hijos|hermanos)|uno por uno|ella|el (mundo
        |grupo))|para siempre|como si|sin que|por mensaje)
    | (regale|regalando|regalado|regalo|regala|reparti|repartiendo|repartido|doy|dio|di|done|donando
        |dando|entregue|regalar|repartir|entregando|repartio) <w3> (mis|sus|todas|todo|mi|su|todos)
        <w1> (cosas|pertenencias|ahorros|bienes|lo que tengo|lo mio|dinero)
    | (cuid(a|en)|cuiden(me|mela|melo|melos|los|la|lo)?|cuidame|cuidenmelo|te encargo|les encargo
        |encargate|haganse cargo|hazte cargo|le encargue|encargue) <w5> (cuando [ya] [yo] no este
        |cuando me (vaya|muera)|despues de que me|cuando yo (falte|ya no|no)|si (ya no|no)
        (despierto|estoy|vuelvo)|cuando ya no|si me pasa algo|si algo me pasa|por favor <end> <w2>
        (adios|perdon|los))
    | (diganle|dile|diganles|avisen|avisenle|haganle saber|que sepan|sepan|quiero que sepan
        |recuerdenle|recuerden) <w4> (los ame|la ame|lo ame|los quise|la quise|lo quise|siempre
        l(o|a|e)s|no (fue|es) <w1> culpa|que me perdon\\w*)
    | (perdon|perdonen|perdonenme|perdoname|perdonenme|disculpen|lo siento) <w6> (lo que (voy a|vaya
        a|estoy por|hare|haga) <w1>|por irme|por (dejarl(o|a)s|dejarlos|dejarte|no (poder mas
        |aguantar|ser [mas] fuerte|haber (podido|sido mas fuerte))|rendirme)|si (manana|ya) no|por
        [haber] existir|ya no aguante|por tener que)
    | (no me busquen|no me busques|ya no me busquen|no traten de (detenerme|buscarme|salvarme)|no
        intenten (detenerme|buscarme|salvarme)|cuando me encuentren|el que me encuentre|quien me
        encuentre|encuentren mi (cuerpo|cadaver)|me van a encontrar|me encuentre(n)? (colgad(a|o)
        |muert(a|o)|mi (mama|hijo|hija|papa)))
    | (manana|pronto|en unas horas|en unos dias|esta noche|al amanecer|a esta hora|el <day>|dentro
        de poco|para (manana|el <day>|entonces)) <w2> (ya no (estare|voy a estar|existire|vivire
        |estoy|despertare|voy a existir|me van a (ver|tener))|no (estare|voy a estar|voy a despertar
        |despertare|existire|voy a amanecer|amanecere)|[voy a] (estar|estare) (muert(a|o)|libre|en
        paz|con (mi|dios)|en el cielo|descansando|bajo tierra)|(voy a|podre) descansar|descansare
        |seras libres|me habre ido|me ire para siempre|deje de existir)
    | (ya no (estare|voy a estar)|no voy a estar|no estare) <w2> (para (manana|navidad|verl(o|a)
        |cuando|mi cumple\\w*|el <day>|entonces)|(aqui|viv(a|o)) <w1> (manana|para|el|cuando|mucho)
        |manana|la proxima semana|dentro de)
    | (hoy|esta noche|manana) <w2> (se acaba|acaba|termina|se termina|se acabo|acabara) <w1> (todo
        |esto|mi (vida|sufrimiento|dolor)|el (dolor|sufrimiento)|mi historia)
    | (hoy es|es hoy|manana es|esta noche es|llego|ya llego) (mi ultim(a|o) (dia|noche)|el ultimo
        dia de mi|mi final|la hora de irme|el momento de (irme|partir|acabar))
    | de (hoy|manana|esta (noche|semana|madrugada)|este (mes|ano|fin|finde|<day>)|navidad|diciembre
        |enero|el <day>|<day>) no (pas(o|a|are|ara)|voy a pasar|va a pasar)
    | no (paso|pasa|pasare|voy a pasar|va a pasar) de (hoy|manana|esta noche|esta semana|este
        |navidad|el <day>)
    | (escribi|deje|tengo|termine|hice|escribiendo|estan) <w2> (las|unas|mis|sus|todas las) <w1>
        cartas <w1> (para|a|de) (mis|mi|cada|los|todos|ellos)
    | cartas? <w2> para cada (uno|una|hij\\w*|quien)
    | (no digan|no pongan|digan|toquen|pongan|canten|lean) <w5> (de mi (despues|cuando)|en mi
        (funeral|velorio|entierro|misa)|cuando me (entierren|despidan|velen|muera|vaya))
    | no (quiero|hagan|me hagan|gasten en) <w2> (velorio|funeral|flores|misa|entierro|lapida|ataud)
    | mis cenizas <w4> (<word>|<end>)
    | (esta|es|sera|fue|sea) <w2> (mi|la) (despedida|partida) (<end>|,|y|final|de)
    | (no|tampoco) <w1> (pregunten|busquen|llamen|intenten|contesten) <w3> (por mi|manana|ya no
        |detener\\w*)
    | no paso de (hoy|esta noche|manana|este|esta semana)
    """,
    unless="""
    mudanza
    | mudar\\w*
    | mudo
    | mude
    | mudamos
    | despedida de (solter(a|o)|ano)
    | aeropuerto
    | jubil\\w*
    | graduacion
    | bazar
    | caridad
    | beneficencia
    | donaciones
    | trabajo nuevo
    | renuncia
    | renunci\\w*
    | ultimo dia (de|del|en) (trabajo|clases|la|escuela|curso|oficina)
    | viaje
    | marie kondo
    | minimalis\\w*
    | bodega
    | vacaciones
    | ultimo semestre
    | mi ex
    | fisioterapia
    | hospicio
    | embarazo
    | parto
    | examenes
    | examen
    | contrato
    | carrera
    | pandemia
    | juicio
    | visa
    | turno
    | jaja\\w*
    | clases
    """,
    softens=False,
)

ATTEMPT = rule(
    "text.attempt",
    Level.L2,
    """
    (intente|intento|intentado|intentando|trate|trato|tratado|tratando|quise|quiso|estuve (a punto
        |por|a nada)|estuve a (punto|nada|un paso) de|casi|por poco|no (logre|pude)|falle|fallo
        |logre|procure) <adv> (<slayme>|<slayse>|<morir> <end>|me (mato|suicido|tiro <fall>|aviento
        <fall>|ahorco|quito la vida|lanzo <fall>)|hacerlo <end>|morir por|saltar|me quito la vida)
    | me (intente|trate de|quise) <adv> <slay>
    | se (intento|trato de|quiso) <adv> <slay>
    | (intento|intentos) (de (suicidio|suisidio|quitarme|matarme|autoeliminacion|quitarse|suicidarme
        |suicidarse|ahorcar\\w*)|suicidas?|suisidas?|autolitic(a|o)s?|de autolisis)
    | (mi|mis|otro|segundo|tercer|despues del|tras) <w1> intento <w1> (<end>|,|fue|hace|de
        (suicid\\w*|quitar\\w*)|anoche|ayer|fallido|en|la semana|cuando|con)
    | (sobrevivi|sobrevivio) a (mi|un|su|mi propio) <w1> (intento|suicidio|sobredosis)
    | me (subi|trepe|pare|asome) <w2> (al|en el|a la|en la|a las|del otro lado del) <w1> (barandal
        |baranda|cornisa|pretil|barandilla|vias|orilla|borde|reja del puente) <w3> (<word>|<end>)
    | acabo de (cortarme|abrirme) (las (venas|munecas)|la muneca)
    | me (corte|abri|tajee) (las venas|las munecas|la muneca|el cuello|la garganta)
    | me (colgue|ahorque|guinde|intente ahorcar|dispare|envenene|tire <fall>|avente <fall>|lance
        <fall>|arroje <fall>)
    | me (puse|amarre|ate|coloque|enrede|eche) <w3> (soga|cuerda|lazo|cinturon|mecate|cable|bolsa
        |correa|sabana|reata) <w2> (en|al|alrededor|sobre) <w2> (cuello|cabeza)
    | (casi|por poco|estuve a punto|a nada) <w2> (lo hago|lo hice|salto|me aviento|me tiro|no la
        cuento anoche|la termino)
    | <they> <w2> (se (corto las (venas|munecas)|colgo|aventaron|quiso (matar|suicidar|quitar)))
    """,
    idioms=DYING,
    raised_by="<recent>",
)

RULES = (FAREWELL, ATTEMPT)
