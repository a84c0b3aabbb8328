"""Cues of despair, of a passing thought, and of what others tell of somebody they fear for."""

from api.crisis.spanish.fields import cue

RULES = (
    cue(
        "secret",
        2,
        """
        (nadie|ninguno) <w1> (sabe|sospecha|sospecharia|se imagina|lo sabe|se da cuenta|se dio
            cuenta|sabe nada)
        | (no|nunca) <w2> (le|se lo) <w2> (dicho|dije|digo|he dicho|conte|contado) <w2> (a nadie
            |nadie|a mis|a mi|por que)
        | sin decir(le|les|selo)?
        | no (digo|dire) mas
        | (eso es|es) todo lo que (queria|tengo)
        | no me (pregunten|llamen|contesten|busquen|preguntes|llames)
        | para que no (preguntar\\w*|sospech\\w*|se den cuenta|molest\\w*)
        | (creen|cree|piensan|piensa|dice) que (estoy|ando|he) <w1> (bien|mejor|cansad(a|o)|vuelto
            |feliz|de viaje)
        | me iba de viaje
        """,
    ),
    cue(
        "giving_up",
        3,
        """
        [ya] no hago planes
        | (agarrar|juntar|juntando|agarrando|falta|tengo) <w1> valor
        | que <w3> decida
        | (fui|soy|naci) <w2> error
        | (luego|despues|y ya|por fin|y asi) (descanso|voy a descansar|podre descansar)
        | se me (acabo|acabaron|termino|fueron) <w4> (ganas|cuerda|tiempo|fuerzas|gasolina|vida)
        | ya no quiero mas (<end>|,)
        | (me rindo|me rendi|me canse|tiro la toalla|bandera blanca|ya fue|ya estuvo|ya valio|filo
            con todo|a la verga [con] todo|a la mierda todo|no va mas|no doy mas|ya no doy)
        | (no|ya no) <w1> (puedo|aguanto|soporto|doy|resisto) mas
        | no hay <w1> (futuro|salida|remedio|esperanza|vuelta)
        | (soy|siento que soy|ser) <w1> (una|un) <w1> (carga|estorbo|lastre|molestia|peso|gasto
            |bulto|cobarde|basura|error|cero a la izquierda)
        | (no|ya no|nada) <w2> (sirvo|valgo|le sirvo|les sirvo|encajo|quepo)
        | sobro
        | estorbo
        | (cansad(a|o)|cansancio|agotad(a|o)|hart(a|o)) <w1> (de (todo|pelear|luchar|fingir|cargar
            |mi|existir|intentar|aguantar)|del alma)
        | (llevo|hace|van) <w3> sin (comer|dormir|tragarme|banarme|salir)
        | (pa|para) que <w2> (<end>|,|llegar|seguir|pelear|sirve|sirvo|despertar)
        """,
    ),
    cue(
        "passing_thought",
        3,
        """
        (miro|mirando|mirar|veo|viendo|mirarl(a|o)|asomo|asomarme|paro|pararme|parad(a|o)|sente
            |sentad(a|o)|camino|camine|caminando|voy|fui|quedo|sienta|quede|cruzo) <w4> (puente|vias
            |azotea|anden|barranco|viaducto|malecon|acantilado|balcon|techo|cornisa|precipicio|tren
            |trenes|metro|camiones|trailers|rio|mar|presa|agua|pastillas|frasco|cajon|soga|viga
            |cuchillo|navaja|pistola|ventana|orilla|borde|embalse)
        | (agua|altura|piso|baranda|barandal|rio|mar|vacio) <w3> (bajit(a|o)|honda|hondo
            |profund(a|o)|alto)
        | mas facil la idea
        | (cerrar los ojos|cerre los ojos) <w4> (volante|manej\\w+|cruz\\w+|carretera)
        | sin (cinturon|casco)
        | deje de <w2> (cruzar|mirar antes|cinturon|comer|tomar)
        | (deje|dejado) de (ir a|tomar|ponerme) <w2> (sesiones|quimio|tratamiento|insulina|dialisis
            |cinturon)
        | (guardo|guardando|juntando|junto|lleno|llena) <w4> (dormir|sobran|recet\\w+|cajon
            |pastillas|frasco|medicina)
        """,
    ),
    cue(
        "the_dead",
        3,
        """
        (con|a|ver|verla|verlo|abrazar|junto a|alcanzar) <w1> mi (viej(a|o)|angel\\w*|mamita|papito
            |difunt(a|o)|flac(a|o)|negr(a|o)|abuelit(a|o)) <w3> (<end>|,|otra|de nuevo|alla|pronto
            |y)
        | (me reuno|reunirme|reencontrar\\w*|reunir\\w*|nos reunimos|encontrarnos) <w2> con (ella|el
            |ellos|mi|mis)
        | (el cielo|otro lado|otra vida|mas alla|alla arriba|un lugar mejor|donde no duele|donde
            [ya] no se (siente|sufre))
        | (me|nos) (espera|esperan|esta esperando|llama|estan llamando|esta llamando)
        | (tumba|lapida|panteon|cementerio|obituarios?|camposanto|velorio|morgue)
        | pa ?lla
        | para alla
        """,
    ),
    cue(
        "afraid_for",
        2,
        """
        (que|como) <w1> (hago|hacemos|puedo hacer|debo hacer|se hace|se ayuda|le ayudo|la ayudo|lo
            ayudo)
        | a (quien|donde) <w1> (llamo|llamar|acudo|aviso|marco)
        | (estoy|ando|tengo|muy) <w2> (asustad(a|o)|miedo|aterrad(a|o)|desesperad(a|o)
            |preocupad(a|o)|angustiad(a|o))
        | (ayuda|ayudenme|urge|urgente|auxilio)
        | no [me] (contesta|responde|coge|atiende|abre|aparece|quiere abrir|deja que|dice donde)
        | (clava|deja) (el|en) visto
        | [me] bloqueo
        | (se|esta) (encerro|encerrad(a|o)|trepo|subio)
        | no (quiero dejarl(a|o)|la dejo|lo dejo) <w1> sol(a|o)
        """,
    ),
    cue(
        "their_words",
        3,
        """
        (dice|dijo|dicho|repite|pide|pidio|escribio|puso|mando|confeso|jura|juro|pregunto|avisa
            |aviso|comento|solto|murmura) <w9> (ya (tiene|no|va|falta|se va|esta)|para el <day>|no
            pasa|adios|culpa|cuide|cuidara|cuiden|perdon|querido mucho|me [ha] (quer\\w+|amado)
            |mejor sin|verguenza de nadie|carga|lo adelanta|caja|morir\\w*|lloraria|extran\\w+|irse
            con|voz|voces|funeral|cuando me descuide|me descuide|lo hace|proxima vez|fallar|su mama
            no esta|por si|dejar de|no estar|cansad(a|o) de todo|no hay nada)
        | (empez\\w+|anda|esta|andaba|estuvo|vi|comenz\\w+) <w3> (regala(r|ndo)|repart(ir|iendo)
            |dando|despidiendo\\w*|vend(er|iendo)|contando|guardando|escondiendo) <w2> (sus?
            |pastillas|la|todas|medicin\\w*|de)
        | (desactivo|borro|cerro|elimino) (sus|su|todas sus) (redes|cuentas?|perfil|facebook
            |instagram)
        | (regalo|repartio|dio|regala) su <w1> (ropa|perr\\w*|gat\\w*|guitarra|consola|cosas|celular
            |bici\\w*|coleccion|moto)
        | (se quedo callad(a|o)|no lo (nego|niega)|bajo la mirada)
        | (limpio|saco|cargo|compro|escondio) <w3> (armas?|pistola|soga|ferreteria|cuerda|veneno
            |pastillas|escopeta|raticida|rifle)
        | algo en la ferreteria
        | (ya lo intento|lo intento|intento) <w2> (antes|una vez|dos veces|otra vez|hace|en (abril
            |mayo|enero|junio|julio|agosto|el))
        | (internaron|internada|internado|hospitaliz\\w+) <w3> (por [un] intento|intento)
        | (cortes|cortadas|marcas|heridas|cicatrices) <w3> (nuev\\w+|frescas?|brazos?|piernas?
            |munecas?|recientes)
        """,
    ),
)
