"""Rules for passive thoughts of dying: not wanting to live, seeing no sense or future in it."""

from api.crisis.levels import Level
from api.crisis.spanish.idioms import DYING, LIVING
from api.crisis.spanish.words import rule

UNWILLING = rule(
    "text.no_wish_to_live",
    Level.L2,
    """
    <nowant> <adv> <live> <after>
    | <nowant> <adv> (<vivir>|estar viv(a|o)|existir|seguir viviendo|seguir viv(a|o)|despertar) <w2>
        (<end>|,|vida|mundo)
    | <nowant> <adv> (seguir|segir|continuar|seguir adelante|vida) (<end>|,|mas|ya|y|en este mundo
        |en esta vida|porque|pero|aqui|sin (el|ella|ti)|peleando|luchando|sufriendo|respirando)
    | <nowant> <adv> (despertar|despertarme|amanecer|abrir los ojos) <w1> (a|en|otra vez en) (esta
        |este|mi) <w1> (pesadilla|realidad|vida|infierno|mundo|mierda|casa|cuerpo)
    | (no quiero|ya no quiero|ojala no|prefiero que no) <w2> (haya|que haya|que exista|que venga)
        <w1> (manana|otro dia|dia siguiente|mas dias|un despues)
    | ya no <w2> (quiero|kiero|qiero|quisiera|quiere) (nada|vida|mas vida) (<end>|de esta vida)
    | (no|ya no) <w1> (me gusta|gusta) <w1> (vivir|estar viv(a|o)|existir) <after>
    | <cannot> [mas|ya|ni] [seguir] (<vivir>|viviendo|existir|mi existencia|esta vida|tanta vida
        |estar viv(a|o)|seguir viv(a|o)|otro dia|un dia mas|ni un dia|ni una noche|otra noche|otro
        ano|seguir aqui|estar aqui|existiendo|despertar|este mundo|seguir en este mundo) <after>
    | no (puedo|quiero|pienso|voy a|creo) <w2> (seguir|continuar) (<end>|viviendo|existiendo|con
        vida|con mi vida asi|con esta vida|en este mundo|aqui (<end>|,|mas))
    | <tired> <adv> [de] <adv> (<vivir>|vivir esta|viviendo <after>|la vida <end>|la vida ,|la vida
        y|esta vida|existir|mi existencia|la existencia|mi vida <end>|mi vida ,|mi vida y|mi vida ya
        |estar (viv(a|o)|en este mundo|aqui <end>|en la tierra)|seguir (viv(a|o)|viviendo|respirando
        |existiendo)|respirar <after>|despertar <after>|despertarme <after>|despertarme cada
        |despertar (cada|todos|todas)|tener que (vivir|existir|despertar|seguir vivi\\w+|estar aqui)
        |este mundo|seguir aqui|seguir <end>|levantarme y seguir)
    | (no|ya no|nunca|sin|nada|ningun|perdi|poco|cual|que|q|perdido|perdio|tiene) <w4> (sentido|caso
        |razon|razones|motivo|motivos|proposito|chiste|objeto) <w2> [a|de|para|en|por|que|q|pa] <w1>
        (<vivir>|viviendo|la vida|esta vida|mi vida|existir|mi existencia|seguir <after>|seguir
        viv\\w+|seguir aqui|seguir adelante|seguir en este|seguir respirando|seguir existiendo|estar
        viv(a|o)|estar aqui|continuar <after>|continuar viviendo|continuar con (la|mi|esta) vida
        |despertar <after>|despertarme <after>|vivo <end>|estar en este mundo|aguantar <after>)
    | (no|nada|nadie|ya no|hallo|encuentro|veo) <w3> (por que|para que|pa que|por quien|porque|pa
        quien) <w1> (vivir|seguir (viv\\w+|aqui|<end>|,)|estar viv(a|o)|existir|despertar|vivo
        |respirar|quedarme (aqui|<end>)|llegar a (la|mi) casa|aguantar <end>)
    | (la vida|mi vida|vivir|esta vida|mi existencia|existir|nada|seguir|la bida) <w2> (no|ya no
        |nunca|dejo de|perdio|sin) <w3> (sentido|caso|razon|proposito|pena|para mi)
    | no (vale|valdra|merece|bale) la pena <w3> (<vivir>|vivirla|viviendo|seguir|existir|la vida
        |esta vida|mi vida|continuar|estar (viv(a|o)|aqui)|despertar|nada <end>|levantarme)
    | (vivir|mi vida|la vida|esta vida) <w3> no (vale|merece) la pena
    | (para|pa|xa|por|de) (que|q|k|ke) <w3> (seguir|seguis|sigo|segir) (<end>|viv\\w+|aqui|en este
        |adelante|respirando|existiendo|,|asi|intentando|luchando|si)
    | (para|pa|xa|por|de) (que|q|k|ke) <w3> (vivo|vivir|existir|existo|naci|despertar|despierto
        |vivimos) (<end>|,|si|asi|mas|en|q|que|o)
    | (no|nunca|ya no|nada|nadie|sin) <w3> (nada|nadie|motivos?|razon|razones|algo) <w1> (por|para
        |de|pa) <w2> (vivir|seguir viv(o|a)|seguir viviendo|seguir aqui|vivo|levantarme|quedarme
        aqui|que vivir|lo que vivir|quien vivir|lo cual vivir|despertar)
    | (sin|no tengo|ni tengo|no hay|perdi|perdido|busco|buscando|encontrar|encuentro|darme|denme
        |dame) <w2> (motivos?|razon|razones|por que|para que|ganas|ilusion|fuerzas?|algo) <w1> (de
        |para|por) <w2> (vivir|seguir (viv\\w+|aqui|<end>|,|adelante <end>)|existir|estar viv(a|o)
        |no matarme|no hacerlo|no morir\\w*|quedarme (aqui|en este))
    | ganas (de|d) (vivir|seguir viviendo|estar viv(a|o)|seguir viv(a|o)|existir) <w1> (se me|perdi
        |ya no|<end>|tengo|me quedan|cero)
    | (no|nada|nadie|poco) <w3> (me (ata|detiene|retiene|queda|amarra|mantiene)|queda nada) <w2>
        (aqui|aca|este mundo|esta vida|a la vida|a este mundo|con vida|viv(a|o)|nada <end>|en la
        vida|por quien|por que vivir)
    | (sola|solo|unica|unico) <w6> me (mantiene|tiene|ata|sostiene) <w1> (viv(a|o)|con vida|a (este
        |la) (mundo|vida)|aqui|respirando|en este mundo)
    | (no se|no estoy segur(a|o)|dudo|no tengo claro|nose|me pregunto) <w3> (si|por que|para que
        |porque|xq|que) <w3> (quiero|kiero|vale la pena|merece la pena|deberia|puedo|valga la pena
        |sigo|sirve|voy a) <w2> (vivir|viviendo|seguir (viv\\w+|aqui|en este|<end>|adelante <end>)
        |estar viv(a|o)|existir|viv(a|o)|aqui <end>|existiendo|despertar|levantarme)
    | (no|nunca|dificil|imposible|tampoco|ni) <w1> (me|logro|puedo|consigo) <w2> (veo|imagino
        |visualizo|verme|imaginarme|imaginar|proyecto) [a mi mism(a|o)|ya] <w2> (viv(a|o)|llegando
        |cumpliendo|futuro (<end>|,)|el ano que viene|el proximo (ano|mes)|navidad|dentro de|en (un
        |unos|cinco|diez|\\d+) (ano|anos|mes|meses)|mas alla|con vida|despues de|a los|vieja|viejo
        |envejeciendo|los \\d+|manana|pasando de)
    | no (me imagino|imagino|visualizo|veo|hay|tengo|existe|siento) <w2> (futuro|manana) (<end>|,
        |para mi|en el que|donde (yo|este)|conmigo|y|porque|sin)
    | (no|dudo|dificilmente|tampoco) <w1> (creo|pienso|voy a|espero|vaya|se si|llegare|llegar|viva
        |vivire|estare|quiero|llego|planeo) <w3> (llegar|llego|llegue|llegare|aguantar|aguante|vivir
        |viva|durar|dure|estar|estare|alcanzar|pasar|ver|vere|cumplir|amanecer|sobrevivir|pase)
        [viv(a|o)|con vida] <w1> (a manana|al lunes|navidad|a navidad|ano nuevo|mi [proximo]
        cumple\\w*|para (ver|navidad|ano|entonces|el|cuando|mi)|mucho mas|mucho tiempo|los \\d+|fin
        de ano|la noche|esta noche|otra noche|otro (dia|ano|mes)|la proxima|el ano|hasta|viv(a|o)|al
        proximo|de esta (noche|semana)|de hoy|de este|un ano mas|en el 20\\d\\d)
    | (mi|la) vida [ya] (se acabo|termino|acabo|no (vale|sirve|importa)) <w1> (<end>|,|nada|hace
        |cuando|el dia|desde|y|no|ya|para|a nadie)
    | (existir|vivir|estar viv(a|o)|respirar|seguir viv(a|o)|la vida|despertar|seguir viviendo) <w2>
        (me|ya me|se me) <w1> (duele|pesa|cansa|agota|harta|lastima|asfixia|quema|ha vuelto|hizo
        |hace|hizo|volvio|queda grande|sobra) (<end>|,|demasiado|mucho|tanto|insoportable|pesad(o|a)
        |imposible|y|mas|cada|un (infierno|castigo|suplicio|tramite|martirio|peso|trabajo)|el alma
        |todo)
    | (me pesa|me duele|me cansa|me cuesta|me agota) <w1> (vivir|existir|la vida|estar viv(a|o)
        |respirar|la existencia)
    | (idea|pensamiento|pensar) (de|en) (seguir viv\\w+|vivir asi|despertar manana|seguir aqui)
    | (vivir|existir|respirar|estar viv\\w+) (duele|pesa|cansa|lastima|asfixia|agota) (<end>|,|y
        |mucho|tanto|demasiado|mas)
    | valga la pena (vivir|seguir viv\\w+|existir)
    | (vivir|existir|mi existencia|estar viv(a|o)|seguir viv(a|o)|despertar|despertarme|amanecer)
        <w3> (es|se volvio|se ha vuelto|se siente como|parece) <w2> (tortura|castigo|infierno
        |suplicio|condena|insoportable|pesadilla|agonia|carga|calvario|martirio|inutil|doloroso)
    | (llorar|lloro|lloraba|enoja|enojo|decepcion\\w*|coraje|triste|rabia|tristeza|frustra|deprime
        |odio|fastidia|molesta|jode|mal|lamento) <w3> (despertar|despertarme|desperte|despierto
        |abrir los ojos|amanecer|amaneci|seguir viv(a|o)|haber despertado|sigo viv(a|o)|seguir aqui
        |abro los ojos|amanezco|sigo respirando|haber sobrevivido) (<end>|,|y|otra vez|viv(a|o)|de
        nuevo|cada|porque|un dia|otro|manana|todavia|una vez|todas|aun)
    | (despierto|desperte|amaneci|amanezco|abro los ojos|abri los ojos|despertar|despertarme) <w2>
        (y <w3> (decepcion\\w*|sigo aqui|sigo viv(a|o)|decepcion|maldigo|lloro)|maldigo
        |decepcionad(a|o)|viva|vivo)
    | (no (encajo|pertenezco|hago falta|sirvo para)|no soy|no fui hech(a|o)|no estoy hech(a|o)|no
        naci) <w1> (en este mundo|a este mundo|para (esta vida|este mundo|vivir|la vida)|de este
        mundo|en la vida)
    | (este mundo|la vida|esta vida|vivir) no (es|esta hech(a|o)|son) para mi
    | quiero (salir|salirme|bajarme|escapar|largarme|irme|salirme) [ya] de (esta vida|este mundo|mi
        vida|la vida|este cuerpo|todo para siempre|esta tierra|este infierno)
    | (renuncie|renuncio|me rindo|rendirme|me rendi|he renunciado) <w1> (a|con) (la vida|vivir|mi
        vida|seguir viviendo|todo <end>)
    | (solo|nomas|unicamente) <w2> (existo|respiro|sobrevivo|estoy) <w3> (no vivo|esperando (que|a
        que|el dia|la) <w3> (muerte|acabe|termine|morir|final|fin))
    | (esperando|espero) <w2> (la muerte|morir|morirme|que (se acabe|acabe|termine) (todo|esto|mi)
        |mi (hora|turno|final|muerte)|el (final|fin) <end>)
    | (vivo|viva|sigo aqui|sigo) (por|de) (compromiso|inercia|obligacion|pura obligacion|culpa)
    | (no|nadie) <w3> (pedi|pedimos) nacer
    """,
    idioms=f"{DYING} | {LIVING}",
)

RULES = (UNWILLING,)
