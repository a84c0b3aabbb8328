"""Cues of a farewell: what says nothing alone, but hints at it where several come together."""

from api.crisis.spanish.fields import cue

RULES = (
    cue(
        "last_time",
        3,
        """
        (una|por|la|mi|nuestra|esta|ultima) ultim(a|o) (vez|noche|cena|semana|navidad|foto|abrazo
            |beso|cafe|carta|viaje|misa|paseo|atardecer|domingo|mensaje|dia|turno)
        | por ultima vez
        | ya no <w1> (lo|la|los|las) vuelvo a
        | volvamos a (leer|ver|hablar)
        | hasta (siempre|nunca)
        | nunca mas (me|van|vas|los|las|voy)
        """,
    ),
    cue(
        "goodbye",
        3,
        """
        (adios|goodbye|chao|bye|hasta siempre) <w1> (<end>|,|a tod(a|o)s|mundo|amig(a|o)s)
        | (gracias a tod(o|a)s|dejen de (llamarme|buscarme|escribirme)|no me (contesten|respondan
            |escriban|busquen|esperen|llamen))
        | gracias por <w2> (todo|haberme|leerme|escucharme|aguantarme|quererme|la compania|los anos
            |estar ahi)
        | fue (lindo|bonito|un gusto|un placer|un honor) <w2> (conocer\\w*|coincidir|leerl(a|o)s
            |todo|mientras)
        | (cuidense|sean felices|se me cuidan|portense bien|quieranse|abracense)
        | (diganle|dile|diganles) <w3> (que|a)
        | (les|te|los|las|lo|la) (quise|quiso|ame|amo|adore|quisimos) (mucho|siempre|un chingo|a
            tod(a|o)s|con|harto|como)
        | recuerdenme
        | acuerdense de mi
        | (le|les) (dije|mande|escribi|repeti|dejo dicho) <w3> (l(o|a|os|as) quiero|l(o|a|os|as) amo
            |te quiero|te amo|que l(o|a|os|as) (quiero|amo|adoro))
        """,
    ),
    cue(
        "comfort",
        3,
        """
        (no|nadie|ni) <w2> (lloren|llores|se culpen|te culpes|culpen|se sientan|me lloren|se
            preocupen|me extranen|me guarden rencor|sufran|se enojen|me odien|digan)
        | perdone a
        | quede a mano
        | quedamos a mano
        | (va|van) a (llorar|estar triste\\w*|sufrir|extranar\\w*) <w2> (un (tiempo|rato|poco)|al
            principio|unos)
        | (me recuerden|me recordaran|esa imagen|se quedaran con)
        | (no|nadie) <w3> culpa <w1> (de nadie|suya|tuya|mia|de ustedes|de ella|de el|por el
            |nuestra)
        | no es por (el|ella|ustedes|ti|nadie)
        | (perdon|perdonen|perdonenme|perdoname|que me perdon\\w*|disculpas?) <w4> (mama|ma|papa
            |hij\\w+|todos|todo|familia|dios|por (irme|no|dejar\\w*|lo que))
        | (ojala|espero|se que|algun dia) <w3> (me perdon\\w*|entiendan|entiendas|me entiendan|lo
            entender\\w*)
        """,
    ),
    cue(
        "put_in_order",
        3,
        """
        (deje|dejo|dejando|dejado|les dejo|anote|escribi|puse|pegue|apunte|actualice|firme|firmado
            |entregue|mande) <w4> (contrasenas?|claves?|papeles|testamento|escrituras|documentos
            |instrucciones|en orden|lista de|poliza|todo (listo|pagado|firmado|arreglado|limpio
            |ordenado|anotado)|dicho que|llaves|a nombre de|numero pegado|el anillo)
        | (pague|pagado|liquide|salde|cancele|cerre|di de baja) <w4> (deudas?|renta|cuentas?
            |tarjetas?|funeral|entierro|nicho|suscripcion\\w*|citas?|contrato|mes de|todo)
        | (avise|renuncie|entregue|avisado) <w4> (trabajo|chamba|depa|departamento|llaves|casero
            |duena|escuela|dueno|piso|desocup\\w*)
        | (regale|regalando|regalo|regalado|reparti|repartiendo|vendi|done|di|le di|entregue
            |buscando a quien|le pase|llevele|lleve) <w4> (ropa|perr(a|o)|gat(a|o)|guitarra|libros
            |discos|consola|bici|bicicleta|carro|moto|tele|herramientas|camion|plantas|pajar\\w*
            |anillo|reloj|cosas|muebles|coleccion|camara|vestidos?|botas|joyas|medallas?|maquina
            |munecas|celular|cadena|instrumentos)
        | todo regalado
        | (limpie|limpiado|limpio|ordene|recogi|vacie|tire|empaque|limpiando) <w3> (casa|cuarto
            |armas?|closet|armario|cajones|frigorifico|refri|habitacion|escritorio|departamento|depa
            |todo|piso)
        | (borre|borrando|borrado|elimine|queme|cerre|desactive|tire|rompi) <w3> (redes|fotos
            |historial|facebook|instagram|cuentas?|diarios?|cartas|conversaciones|perfil|chats?
            |cuadernos?)
        | (ensene|enseno|explique|explico|ensenado|mostre) <w6> (donde (estan?|estaban?|guard\\w*)
            |papeles|seguro|cobrar|pagar|como se)
        | (hable|arregle|quede|acorde|ya hable) <w2> con (mi|la|el) <w3> (para|pa|que) <w3> (se
            quede|cuide|reciba|venga|se encargue|recoja|adopte)
        | (mi|nuestro|al|el|la|a mi) <w1> (perr\\w+|gat\\w+|nin\\w+|bebe|hij\\w+|viejit(a|o)) <w6>
            (le gusta|come|duerme|toma|su comida|su cita|su medicina|no le gusta)
        | (deje|dejado|dejo) <w2> (comida|agua|croquetas) <w3> (gat\\w+|perr\\w+|para)
        | caja <w4> nombre
        | pague <w6> (debia|debo|deuda\\w*)
        | sin deudas
        | (deje|cocine|congele|planche|compre|dejo) <w6> para (todo el|un|varios|tres|dos) (mes|ano
            |semana|meses|semanas)
        | (busco|buscando|viendo|busca) <w3> (casas?|hogar|familia|quien (se quede|cuide|quiera))
            <w4> mi <w1> (perr\\w+|gat\\w+|mascota)
        | (les|te|ahi les|ahi) dejo <w1> (a|al) <w1> (mi|la|el|mis|perr\\w+|gat\\w+)
        | quien se queda con
        | cuenta del banco
        | (les|te|le|os) dejo <w1> (mis|mi|todo|todos|dicho)
        | (dejarle|heredar\\w*) <w1> (todo|la casa|mis)
        | seguro de vida
        | poliza
        | testamento
        | (coci\\w+|congele|cocine) <w4> (congelador|para (un mes|semanas|que tengan))
        """,
    ),
    cue(
        "letters",
        3,
        """
        (escribi|escrito|escribiendo|deje|dejado|dejo|hice|mande|grabe|redacte|escribo|grabando)
            <w4> (carta|cartas|sobre|sobres|nota|notas|videos?|audios?) <w2> (<w1> <word>)
        | (carta|sobre|nota|video|audio) <w3> (para|a) (cada|mi|mis|ella|el|los|todos)
        """,
    ),
    cue(
        "after_me",
        3,
        """
        (despues de mi|sin mi|cuando yo no|cuando ya no este|cuando no este|el dia que (falte|no
            este)|si [yo] (falto|no estoy)|cuando me despidan|si su mama no esta|si yo no despierto)
        | mi (funeral|entierro|velorio|tumba|lapida|ataud|caja|sepelio|cremacion|cenizas|epitafio
            |esquela)
        | mis cenizas
        | en (la|mi) caja
        | (quien|alguien) <w1> [que] (cuide|cuidara|va a cuidar|cuidaria|se quede con|le de de comer
            |los reciba|riegue)
        | (podra|podran|van a poder|va a poder) <w3> (recuperar|descansar|seguir|rehacer|ser felices
            |vivir)
        | (van|va) a (estar (bien|mejor)|superarlo|olvid\\w+|acostumbrarse|entender\\w*)
        | (se le|se les) [va a] pasa(r|ra)?
        | [ya] (estan|son) grandes <w4> (no|ya|pueden|solos)
        | (no me|nadie me|ya no me|ni me) <w1> (necesita(n)?|ocupan|extran\\w+|van a extran\\w+)
        | ya cumpli
        | (encontrar\\w*|encuentren|encuentre|hallen|descubran) <w4> (el <day>|manana|vecin\\w+
            |casero|policia|cuerpo|carta|alguien)
        """,
    ),
    cue(
        "no_need",
        3,
        """
        (ya no|no) (la|lo|las|los|me (la|lo|las|los)|te la) <w1> (voy a|vo a) (necesitar|ocupar|usar
            |poner)
        | ya no (voy a|me va a|hace|me hace|hara|necesito|me hara|ocupo) <w1> (necesitar|hacer falta
            |falta|ocupar|servir|renovar|pagar|renovar) <w2> <word>
        | (no|ni|nunca) <w1> (renove|compre|pague|agende|aparte|hice|guarde|traje) <w3> (contrato
            |boleto|inscripcion|regreso|vuelta|cita|proxim\\w+|regalos|pasaje|abrigo|para (diciembre
            |navidad|enero|despues))
        | solo de ida
        | boleto de ida
        | ya no me (sirven?|hacen? falta|van a servir)
        """,
    ),
    cue(
        "decided",
        3,
        """
        volver a intentarlo
        | (ganas|ideas|pensamientos) (regresaron|volvieron|han vuelto)
        | ya voy de salida
        | ya me voy
        | (reparti|repartir) lo mio
        | (hoy|manana|esta noche|ahora|el <day>) [si] lo (hago|voy a hacer|intento)
        | encontre (la|una|mi) salida
        | (aguanto|espero|aguantar) <w1> hasta
        | no le debo nada a nadie
        | ya esta (decidido|hecho|todo|resuelto)
        | ya [lo] (decidi|resolvi|elegi|escogi)
        | esta decidido
        | tome <w1> decision
        | (tengo|tiene|ya hay|puse|puso) <w1> (el dia|dia y|fecha|el lugar|dia)
        | (calma|paz|tranquil(a|o)|liger(a|o)|liviano|liviana|alivio|sereno|serena|contenta|calma
            rara) <w4> (por primera vez|desde|hace|hoy|porque|en (anos|meses|semanas)|nunca|antes)
        | (ya no|no) <w2> (tengo|siento|me da) <w1> miedo
        | (ya no|dejo de|deje de) <w1> (dar miedo|doler|llorar|pelear|estudiar|lloro|peleo|luchar
            |contestar)
        | [que] (silencio|paz|calma|tranquilidad) (tan|mas) <word>
        | ligera
        | en calma
        | (soltar|solte|soltarme|suelto|dejarme ir|dejar ir) <w2> (volante|todo|<end>|,)
        | [solo] (queda|falta|faltan|faltaba|quedan|falta poquito|espero|esperando) <w1> (una|dos
            |tres|poco|poquito|menos|el <day>|unos dias|unas horas|que (se duerma|llegue|amanezca))
        | vuelto a ser <w2> (el|la) (de antes|mism(a|o))
        | he vuelto a ser
        """,
    ),
)
