"""Rules for a body in danger now: an overdose, a poisoning, somebody who does not respond."""

from api.crisis.levels import Level
from api.crisis.spanish.words import rule

OVERDOSE = rule(
    "text.overdose",
    Level.L3,
    """
    me (inyecte|puse|inyectado) (de mas|doble dosis|demasiad\\w+|el doble)
    | me (tome|meti|trague) <w3> <meds> <w1> de mas
    | (tome|tomado|tomando|tomarme|trague|tragado|trago|tragando|ingeri|ingerido|ingirio|meti|metio
        |bebi|bebio|comi|zampe|empuje|baje|eche|inyecte|inyectado|inyecto|acabo de tomar|tomaron
        |pase|consumi|tomarse|tomamos|tomastes) <w2> (tod(a|o)s? <w1> (las|los|el|la|mis|mi|sus|su)
        |<w1> (caja|frasco|bote|blister|tira|botella|paquete|punado|monton|sobre|tableta) [entera
        |entero|completo|completa] de|un (monton|chingo|puno|punado|pocoton|mogollon) de|muchas?
        |muchisimas|demasiad(a|o)s?|un sinfin de|como \\d+|\\d\\d+|quince|diez|veinte|treinta
        |cuarenta|cincuenta|cien|mas de|bastantes|todas|un reguero de|toda la|toda mi|casi todas|el
        resto de) <w3> <meds>
    | me (tome|trague|baje|meti|acabe|termine|zampe|he tomado|acabo de tomar|acabo de tragar) <w2>
        ((caja|frasco|bote|blister|botella|bolsa|tira) <w1> (enter(a|o)|complet(a|o)|de)|tod(a|o)s?
        (las|los|el|la|mis|junt(a|o)s)|tod(a|o)s (<end>|,|de|y))
    | (se|nos) (tomo|trago|bebio|tomaron|ha tomado|metio|acabo|acaba de tomar) <w2> (unas|muchas
        |todas|varias|un monton de|demasiadas|quien sabe cuantas|un frasco|una caja|medio frasco
        |todo el frasco|el frasco|la caja|un bote|todo el bote|un punado|un chingo|\\d\\d+|diez
        |veinte|treinta|mis|las|sus|no se cuantas|como \\d+) <w2> (pastillas|<meds>|frasco|caja|bote
        |<end>) <w1> (<end>|,|y|para|que|de (la|mi|su|dormir)|hace|con|por|a|esta)
    | (se|nos) (tomo|trago|bebio|tomaron|ha tomado) <w2> (veneno|cloro|lejia|raticida|insecticida
        |lavandina|acido)
    | hace <w3> (horas?|minutos|rato|ratito|ratico|min) <w2> [me] (tome|trague|tomado|tragado|meti
        |inyecte) <w2> (<meds>|todo|frasco|bote|caja|veneno|todas)
    | me (tome|trague|he tomado|he tragado) <w1> (las|los|unas|unos|muchas|todas|varias|esas) <w1>
        (<meds>) <w9> (hace|ayuda|ayudenme|mareo|mareand\\w*|mareada|arrepient\\w*|ambulancia
        |vomit\\w*|despedi\\w*|adios|perdon|no quiero|me va a|urgencias|que hago)
    | (tome|trague|tomado|tomo|trago|meti|inyecte) <w1> [todo] lo (que|q) <w1> (habia|encontre|tenia
        |pude|encontro|hallo|quedaba|tenian) <w4> (<end>|,|en|botiquin|casa|cajon|y|pastillas|mi)
    | me (trague|he tragado|tome|he tomado|zampe) <w1> (un|una|dos|tres|\\d) <w1> (blisters?|cajas?
        |frascos?|botes?|tiras?|tabletas enteras|sobres?|botellas?) <w1> (<word>|<end>)
    | (las|los|me las|me los) trague <w3> (agua|juntas|todas|todos|de una|de golpe|con)
    | (botiquin|pastillas|frasco|caja|blister|veneno|medicinas|clonazepam|mezcl\\w+) <w9> me (lo|los
        |las|la) (tome|trague|meti|inyecte|bebi|acabe|pase) <w2> (<word>|<end>)
    | me (los|las) (tome|trague|acabe) (todas|todos)
    | ya <w2> (tome|trague) tod(a|o)s <w2> (<end>|,|las|los|mis|y)
    | se (tomo|trago|bebio|metio) (todo (<end>|,|y (no|esta|ya)|lo que (habia|encontro|tenia))|todas
        (<end>|,|las <meds>|sus|mis)|todos sus)
    | me (tome|trague|meti|he tomado) <w1> (las|los) (primer\\w+|\\d+|cinco|diez|veinte|treinta
        |otras) <w3> (<end>|,|pastillas|y|de)
    | (tome|trague|tomo|comi|meti|tomado|bebi) <w4> (<meds>|<poison>) <w2> (para|pa) (<slayme>
        |<slayse>|<morir>|no despertar\\w*|dormir(me)? para siempre|ya no|acabar)
    | me (empastille|empastillado|intoxique a|envenene|sobredosifique)
    | (acabo de|acaba de|recien|ya me|ya) (tomarme|tomar|tragarme|tomarse|tome|trague|meterme|tomo
        |tragarse) <w4> (<meds>|veneno|cloro|frasco|caja|bote|todo lo que|lejia)
    | (tome|bebi|trague|tomado|bebido|tomo|bebio|trago|ingirio|ingeri|comi|tomando|tomarme|tomarse
        |tomar|beber|comio) <w3> <poison>
    | (mezcle|mezclado|mezclo|mezclando|combine) <w4> (<meds>) <w2> (con|y) <w3> (alcohol|vodka
        |tequila|cerveza|ron|vino|whisky|trago|aguardiente|licor|mezcal|copete)
    | (sobredosis) <w3> (ahora|ahorita|hace (un|una|unos|poco|rato)|anoche|de <meds>|a proposito|hoy
        |esta (noche|manana))
    | (tengo|estoy (teniendo|con)|tuvo|me dio|creo que es) una sobredosis
    | (tiene|esta teniendo|sufriendo) <w1> sobredosis
    | (me inyecte|se inyecto|me puse|inyectado|se puso|me meti) <w3> (insulina|fentanilo|heroina
        |aire) <w4> (de mas|entera|toda|todo|a proposito|demasiad(a|o)|para|completa|de golpe)
    | (frascos?|cajas?|blister(s|es)?|botes?) <w1> vaci(o|a)s? <w2> [de] (<meds>|a su lado|al lado
        |en)
    | (encontre|hallamos|encontramos|halle) <w5> (pastillas|cajas|frascos|blisters) <w1>
        (vaci(a|o)s?|regadas|tiradas)
    """,
    domain="overdose",
    unless="""
    a los \\d+ (me|tome|,|mi|y)
    | cuando [yo] (era|tenia)
    | hace <w1> (anos|decadas|mucho)
    | como (me|lo) (receto|recetaron|indico|indicaron)
    | segun (la receta|indicaciones|lo indicado)
    | vitaminas?
    | mg
    | miligramos
    | para (el resfriado|la gripe|la gripa|la tos)
    | todos los dias
    | cada dia
    | al dia
    | diarias?
    | diario
    | desde hace
    | de por vida
    | infancia
    | a lo largo
    | durante (anos|meses)
    | homeopatic(a|o)s
    | recetad(a|o)s? por
    """,
    softens=False,
)

MEDICAL = rule(
    "text.medical",
    Level.L3,
    """
    (no|ya no|dejo de|apenas|casi no) (respira|respirar|responde <w2> (<end>|,|nada|cuando (le|lo
        |la) (hablo|toco|muevo)|pero respira)|reacciona|reaccionar)
    | no [se] (despierta|puedo despertarl(a|o)|lo (puedo|logro) despertar|la (puedo|logro) despertar
        |logro despertarl(a|o)|quiere despertar) <w2> (<end>|,|y|por mas|aunque|con nada|hay|tomo
        |pastillas)
    | no se quiere despertar
    | (esta|encontre|lo encontre|la encontre|quedo|sigue|estaba|cayo|esta como) <w2> (inconsciente
        |desmayad(a|o) y no|sin (pulso|respirar|conocimiento|reaccionar)|inconciente|convulsionando
        |ponie?ndose (azul|morad(a|o))|azul|morad(a|o) de|desangrandose)
    | [los] labios (azules|morados)
    | (se puso|se esta poniendo) <w1> (azul|morad(a|o)|palid(a|o) y)
    | (no (para|deja|paro|puedo parar|se detiene|logro parar)|no me para|no le para) <w2> (de
        (sangrar|salir sangre)|(la|el) (sangre|sangrado|hemorragia|sangrando))
    | (estoy|esta|me estoy|se esta|me|anda) <w1> (desangrando|desangrandome|desangrandose|desangro
        |desangra)
    | (perdiendo|perdi|perdio|saliendo|sale|sangrando|hay) <w1> (mucha|muchisima|demasiada|bastante)
        sangre
    | sangre por (todas partes|todos lados)
    | sangrando (mucho|un chingo|bastante|demasiado)
    | se (acaba de cortar|corto|tajeo) (las (venas|munecas)|la (muneca|yugular|garganta)|el cuello)
    """,
    domain="medical",
    unless="""
    regla|periodo|menstruacion|nariz|encias|muela|perr(o|a|ito|ita)|gat(o|a|ito|ita)|alarma
    |mensajes?|llamadas?|whatsapp|correos?|bateria|ataques? de (panico|ansiedad)|para [ir a] la
    escuela|temprano|celular|app
    """,
    softens=False,
)

RULES = (OVERDOSE, MEDICAL)
