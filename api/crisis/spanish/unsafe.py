"""Rules for not being safe with oneself, and for distress that is close to it."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import LIVING
from api.crisis.spanish.words import rule

UNSAFE = rule(
    "text.unsafe",
    Level.L2,
    """
    (no|tampoco) <w1> (puedo|prometo|garantizo|puedo prometer|aseguro|te prometo|les prometo) <w5>
        (no (hacerme|hacer|voy|vaya|me|intentar\\w*|lastimar\\w*|matar\\w*|lo (hare|haga|vaya|voy))
        |a salvo|mantenerme (a salvo|viv(a|o))|seguir (viv(a|o)|aqui)|estar (bien manana|viv(a|o)
        |aqui manana)|que (siga|este|voy a (estar|llegar|seguir)) (aqui|viv(a|o)|manana)|aguantar
        (hasta|esta))
    | no (confio en mi|me fio de mi|respondo (de|por) mi|confio en (quedarme|estar)|me confio) <w4>
        (<end>|,|sol(a|o)|esta noche|con|misma|mismo|cuando|si|ahora|ahorita|hoy)
    | no <w2> (segur(a|o)|a salvo) (conmigo|de mi|en mi propia|con mis [propios] (pensamientos
        |manos)|sol(a|o)|estando sol(a|o)|de mi mism(a|o))
    | (miedo|temo|asusta|terror|asustad(a|o)|aterra|preocupa|pavor) <w4> (de mi (<end>|,|mism(a|o))
        |hacerme (algo|dano)|a mi mism(a|o)|lo que (pueda|puedo|podria|vaya a|voy a|soy capaz de)
        <w1> (hacer|hacerme)|lastimarme|hacer (algo|una (locura|tonteria|estupidez|pendejada))
        |perder el control y|quedarme sol(a|o) <w2> (conmigo|esta noche|con mis (pensamientos|ideas)
        |porque (voy|puedo|podria|me|lo|siento que))|de mi mism(a|o)|cometer|lo que me (pueda|puedo)
        hacer|mis propios (pensamientos|impulsos))
    | (voy a|vaya a|podria|puedo|capaz de|a punto de|ganas de|pueda|terminar|no quiero|quiero|temo)
        <adv> (hacerme (dano|algo (<end>|,|malo|y|si|esta|hoy))|hacer (una (locura|tonteria
        |estupidez|barbaridad|pendejada|burrada|cagada|loquera) (<end>|,|si|hoy|esta|un dia|en
        cualquier|porque|ya|conmigo|pronto|irreversible|de la que)|algo (malo|terrible|estupido
        |drastico|de lo que|irreversible|que no tenga|horrible|grave|contra mi|en contra))|cometer
        una (locura|tonteria|estupidez|barbaridad)|atentar contra (mi|su|mi vida))
    | atentar contra mi (vida|persona)
    | (no|ni) se (de que soy capaz|que (soy capaz|puedo llegar a|sea capaz|voy a hacer si)|cuanto
        <w2> [mas] [voy a|pueda|puedo] (aguant\\w*|soport\\w*|resist\\w*|dur\\w*)|si <w2> (aguante
        |aguantare|llegue|llegare|sobreviva|pueda|voy a (aguantar|llegar|poder|sobrevivir|despertar)
        |despierte|amanezca) <w2> (<end>|hoy|manana|a manana|la noche|esta noche|otro dia|otra noche
        |mas tiempo|viv(a|o)|hasta|seguir|un dia|mucho))
    | (soy|seria|siento) <w2> [un] peligro para (mi|mi mism(a|o))
    | (no (me dejen|quiero quedarme|quiero estar|debo estar|puedo estar|deberia estar|me deje)|no
        estar) sol(a|o) <w2> (con mis (pensamientos|ideas)|conmigo|esta noche|porque (no se|tengo
        miedo|me puedo|puedo|pienso|voy a)|ahorita|hoy)
    | (no|tampoco|ya no|ni) <w2> (me da|tengo|le tengo|me dan|da|siento) <w1> (miedo|temor|pavor) [a
        |de|por] [la] (muerte|morir|morirme|morirse|matarme|suicidarme|hacerlo)
    | no [le] temo a [la] (muerte|morir|morirme)
    | no [le] (tengo|temo) <w1> [miedo] a [la] muerte
    | no [me] (quiero|queria|es que quiera|quisiera) <w2> (morir\\w*|matar\\w*|hacerlo|suicid\\w*)
        <w1> pero <w9> (no (puedo|aguanto|veo|encuentro|hay|se|prometo|quiero|doy|soporto)|siento
        |ganas|pienso|pensar|pensando|cabeza|vivir|cansad(a|o)|voces?|otra (salida|opcion)|tampoco
        |ya no|despertar|desaparecer|existir|acabe|pare)
    | (detengan|detenganme|detenme|paren|parenme|impidan|eviten|ayudenme a no) <w3> [de] (hacerme
        |matarme|suicidarme|hacerlo|hacer algo|lastimarme|cortarme|morir\\w*|antes de que)
    | (antes de que|para que no|evitar que|para no) <w2> (haga|hacer|cometa|cometer|me haga|hacerme)
        <w2> (locura|algo|tonteria|estupidez|dano)
    | (falta|faltaba|me falta|solo me falta|no tengo|tuviera|tengo|tener|reunir|junt\\w*|encuentro
        |tenga|agarrando|faltando) <w1> [el|la] (valor|valentia|huevos|ovarios|coraje|agallas
        |valenti|cojones|bolas) <w2> (de|para|pa|a) <w2> (matarme|suicid\\w*|quitarme|acabar
        |terminar con|<slayme>|morir\\w*|saltar|cortar\\w*|aventarme|jalar|tirarme)
    | (cobarde|cobardia|valiente) <w4> (hacerlo|matarme|suicid\\w*|quitarme|acabar con|morir\\w*
        |seguir viv\\w*|terminar con|desaparecer)
    | (juntando|agarrando|armandome de|reuniendo|solo me falta|nomas me falta) <w1> (valor|valentia
        |agallas) (<end>|,|hoy|esta noche|para (hacerlo|eso|irme|acabar|<slayme>))
    | no [te|les|le] (prometo|aseguro|garantizo) <w1> (llegar|estar|seguir|amanecer|volver|aguantar
        |despertar) <w3> (manana|viv\\w+|aqui|noche|<end>|,)
    | (busco|buscando|encontrar|agarrar|juntar|agarro|tener|tuviera) <w1> (valor|coraje|fuerza) <w1>
        (para|de) <w1> (terminar|acabar) con (esto|todo)
    | no [me] (quiero|queria|quisiera) <w2> (morir\\w*|matar\\w*|hacerlo|suicid\\w*) <w1> pero <w6>
        (imagin\\w+|dejo|paro|idea|mente|ganas|impulso|puedo evitar)
    | no (tengo|tuve|junto|encuentro|he tenido|me alcanza|reuno) <w1> [el|la] (valor|huevos|agallas
        |coraje|cojones|valentia|ovarios) (todavia|aun|<end>|,|pero|ni|hasta|suficiente)
    | no me (atrevo|animo) a <w1> (hacerlo|matarme|suicid\\w*|quitarme|morir\\w*|acabar)
    | si (me dejan|me quedo|estoy) sol(a|o) <w4> (hago|haga|algo|mato|voy a|puedo|lastim\\w*|corto
        |no se que)
    | [ya] (estoy|soy) muert(a|o) (en vida|por dentro) <w6> (solo|falta|cuerpo|enterr\\w*
        |respir\\w*)
    """,
    softens=False,
)

DISTRESS = rule(
    "text.distress",
    Level.L1,
    """
    (no|ya no|yano) <w1> (puedo|aguanto|soporto|doy|pueo|awanto|resisto) <w1> (mas|ma) (<end>|,|con
        |asi|y|de)
    | [ya] no (puedo|aguanto|soporto) <w2> (esto|asi|seguir asi|la vida|nada|todo esto)
    | (perdi|perdido|sin|no tengo|no hay|no me queda|no queda) <w2> esperanzas? (<end>|,|de|para|en
        |ya)
    | (soy|siento que soy|ser) una (carga|molestia) (<end>|,|para|y)
    | (soy|ser) un (estorbo|fracaso|lastre|cero a la izquierda)
    | (quiero|quisiera|necesito) que (todo|esto|el dolor) <w2> (pare|acabe|termine|se detenga|se
        acabe)
    | me quiero rendir
    | quiero rendirme
    | quiero desaparecer <end>
    | nadie me (quiere|extranaria|necesita)
    """,
    softens=False,
    idioms=LIVING,
)

RULES = (UNSAFE, DISTRESS)
