// La página de la historia en español. *palabra* es un término, {query:…} toma el color de un papel.
export const story = {
  title: "¿Qué es la atención?",
  subtitle: "La idea detrás de los modelos de lenguaje, contada con monedas y luego vista en uno de verdad.",
  parts: { people: "Entre personas", model: "En un modelo real", around: "El conjunto" },
  back: "Atrás",
  forward: "Adelante",
  of: (n: number, all: number) => `${n} de ${all}`,
  contents: "Contenido",
  onePage: "Todo en una página",
  oneByOne: "De una en una",
  reset: "Como en la historia",
  coins: "monedas",
  share: "parte",
  score: "puntuación",
  roles: { query: "consulta", key: "clave", value: "valor", output: "salida", residual: "residuo" },
  wants: "A quiere",
  hasSaved: (who: string) => `${who} ha ahorrado`,
  givesUpTo: (who: string) => `${who} da`,
  phone: (price: string) => `teléfono ${price}`,
  shareOf: (who: string) => `parte de ${who}`,
  scene: "A pregunta; cada uno de los demás responde con una parte",
  sentence: "Frase",
  asking: "¿Quién pregunta?",
  pick: "Pulsa la palabra que pregunta, o usa las flechas.",
  token: "palabra",
  first: "el primer token",
  measured: (label: string, tokens: number) => `Desde aquí hasta la pantalla 18 todo está medido: ${label}, ${tokens} tokens.`,
  rounded: "4 bits: cada peso se redondeó a uno de 16 escalones, para que el modelo ocupe poco.",
  own: {
    label: "Una frase tuya: el modelo la lee ahora, y las pantallas 9 a 18 muestran sus números.",
    example: "Escribe una frase",
    read: "Leer",
    reading: "El modelo está leyendo…",
    done: "Leída. Ahora es la primera de las frases.",
    link: "otra tuya",
    gone: "El servidor no contesta. ¿Sigue en marcha qkv story --serve?",
    wrong: "El servidor no pudo contestar.",
  },
  followed: (layer: number, head: number) => `Capa ${layer}, cabeza ${head}.`,
  positiveNegative: "En color: mayor que 0. Gris: menor que 0. Más intenso: mayor tamaño.",
  plainShares: "partes simples",
  softmaxShares: "softmax",

  alone: {
    title: "¿Con cuántas monedas puede contar A?",
    text: [
      "A quiere {query:más monedas} para un teléfono: la *consulta* (query), lo que busca quien pregunta.",
      "B {key:ha ahorrado} monedas: la *clave* (key), por la que se juzga una respuesta.",
      "B es un desconocido y {value:da} solo una parte de ellas: el *valor* (value), lo que se entrega de verdad.",
      "La *puntuación* dice lo bien que la clave responde a la consulta; aquí es clave ÷ consulta. No se pide a nadie más: la *parte* de B es 1 y A recibe {output:1 × valor}.",
    ],
    hint: "Arrastra los tres controles.",
  },
  friend: {
    title: "¿Y si también se puede pedir a un amigo?",
    text: [
      "C es un amigo: ha ahorrado menos, pero da más. A tiene una sola pregunta que repartir, por *partes*: la puntuación de cada uno, dividida por la suma de las dos. En la historia A recibe 0,8 de lo que daría B y 0,2 de lo que daría C, no ambas cosas enteras.",
      "A recibe cada {value:valor} por su parte, todo sumado: la {output:salida}. Se suma a lo que A ya tenía: el {residual:residuo}.",
    ],
    hint: "Cambia lo que han ahorrado B o C: se mueven las partes. Cambia lo que dan: solo se mueven las monedas.",
  },
  wish: {
    title: "¿Y si A quiere menos, o más?",
    text: ["Arrastra lo que A {query:quiere} de un extremo al otro y mira las partes."],
    found: (share: string) =>
      `La parte de B sigue siendo ${share}, quiera A lo que quiera. El mismo deseo divide las dos puntuaciones, así que se cancela. Con estas partes simples la pregunta no cambia la respuesta.`,
    chart: "La parte de B (de 0 a 1) para cada deseo",
  },
  softmax: {
    title: "¿Y si las partes son un softmax?",
    text: [
      "Un *softmax* eleva e (2,718…) a cada puntuación y divide por la suma de esas potencias. Ahora cuenta la *diferencia* entre dos puntuaciones. Arrastra otra vez lo que A {query:quiere}.",
    ],
    found:
      "Así que el deseo importa. Cuanto menos quiere A, más se separan las puntuaciones y más va a quien más ha ahorrado; quien quiere mucho oye a los dos. La {query:consulta} cambia ahora a quién se oye.",
    chart: "La parte de B (de 0 a 1) para cada deseo",
    before: "partes simples, como antes",
  },
  powers: {
    title: "¿Qué hace un softmax con las puntuaciones?",
    text: [
      "Vale cualquier puntuación, también menor que 0: e elevado a ella siempre es mayor que 0. Las partes son esas potencias divididas por su suma.",
      "Suma lo mismo a todas y ninguna parte cambia: solo cuentan las diferencias. Si una puntuación es 1 mayor que otra, su parte es 2,718 veces la de la otra.",
    ],
    score: (n: number) => `puntuación ${n}`,
    curve: "e elevado a una puntuación",
    all: "+1 a todas",
    allLess: "−1 a todas",
  },
  product: {
    title: "¿Y si una pregunta busca varias cosas?",
    text: [
      "Entonces consulta y clave son listas de números. Aquí una {query:consulta} y una {key:clave} son flechas, de dos números cada una. La puntuación es el *producto escalar* q·k: primero por primero más segundo por segundo. Es grande cuando las dos flechas apuntan hacia el mismo lado. Es la puntuación que usan los modelos.",
      "La puntuación de las monedas era clave ÷ deseo. También es un producto, clave × (1 ÷ deseo): con 1 ÷ deseo como consulta es q·k.",
    ],
    hint: "Arrastra la punta de la consulta, o muévela con las flechas del teclado.",
    tip: "Consulta, sus dos números",
    plane: "Una consulta y tres claves como flechas",
    at: (x: string, y: string) => `consulta (${x}; ${y})`,
  },
  scale: {
    title: "¿Por qué dividir por √d?",
    text: [
      "Toma d números al azar para una consulta y d para una clave, en torno a 0 y de tamaño típico 1. Cuanto mayor es d, mayor sale q·k por azar: lo típico es √d. Entonces el softmax da casi todo a una clave y no se oye a las demás.",
      "Divididas por √d, las puntuaciones conservan su tamaño, haya los números que haya. Es la *escala*.",
    ],
    d: "números en una consulta, y en una clave",
    unscaled: "mayor parte con q·k",
    scaled: "mayor parte con q·k ÷ √d",
    typical: (n: string) => `tamaño típico de q·k: ${n}`,
    measured: "Medido: 1024 consultas aleatorias, con 8 claves aleatorias cada una.",
  },
  learned: {
    title: "¿Quién decide qué es consulta, clave y valor?",
    text: [
      "Nadie: se aprende. De cada persona se conocen tres números. Cada uno se multiplica por un *peso*, y la suma es la consulta; otros pesos dan la clave, y otros el valor.",
      "Al principio los pesos son aleatorios. Luego vienen muchos ejemplos, y cada peso se mueve un poco hacia donde el error es menor: *descenso de gradiente*. Así descubre que la {query:consulta} es el deseo, la {key:clave} los ahorros, el {value:valor} el regalo.",
      "Con partes simples la consulta no cambia ninguna respuesta. Ningún error dice a sus pesos adónde ir, y siguen siendo aleatorios.",
    ],
    at: { start: "al azar", learned: "tras aprender" },
    under: "Partes al aprender",
    when: "Pesos",
    features: { wants: "lo que quiere", has: "lo que tiene", gives: "lo que da" } as Record<string, string>,
    error: (coins: string) => `error medio en escenas nuevas: ${coins} monedas`,
    tiny: "menos de 0,01",
    ratio: "Los pesos de consulta y clave no tienen que ser 1, solo iguales: en clave ÷ consulta un factor común se cancela.",
  },
  tokens: {
    title: "Ahora palabras en vez de personas",
    lists: (width: number) =>
      `Un modelo de lenguaje lee *tokens*: palabras o trozos de palabras. Cada uno llega como una lista de números, aquí {residual:${width}}, con lo que ya se sabe de él.`,
    text: ["Para saber más, una palabra pregunta a las otras. La subrayada es la que pregunta."],
    list: (word: string, shown: number, all: number) => `lo que el modelo sabe hasta ahora de «${word}»: los primeros ${shown} de ${all} números`,
  },
  qkv: {
    title: "¿Quién busca qué, quién tiene qué, quién da qué?",
    tables: (width: number, of: number) =>
      `Tres tablas aprendidas convierten los ${of} números de una palabra en tres listas de ${width}: su {query:consulta}, lo que busca; su {key:clave}, por lo que se la encuentra; su {value:valor}, lo que entrega cuando la leen.`,
    text: ["Cada palabra tiene las tres. De las consultas solo se muestra la de la que pregunta."],
    often: (heads: number, layers: number) =>
      `Un modelo pregunta muchas veces: aquí en ${heads} *cabezas* a la vez, en cada una de ${layers} *capas* (pantallas 17 y 19). Seguimos una cabeza; capas y cabezas se cuentan desde 0.`,
    turned:
      "Consultas y claves se muestran tal como se encuentran, ya giradas un ángulo que crece con la posición de la palabra: así una puntuación sabe también la distancia entre dos palabras.",
  },
  scores: {
    title: "¿Quién encaja con la pregunta?",
    meets: (width: number) =>
      `La {query:consulta} se encuentra con cada {key:clave}: número por número, y todo sumado. Esa suma es la *puntuación* q·k. Elige una palabra y mira los ${width} productos que dan su puntuación.`,
    sum: (word: string, count: number, above: string, below: string, score: string) =>
      `«${word}»: de los ${count} productos, los mayores que 0 suman ${above} y los menores ${below}; juntos, ${score}`,
    products: "productos",
  },
  scaling: {
    title: "¿Y si no se escalaran las puntuaciones?",
    divided: (width: number, root: string) =>
      `Las puntuaciones se dividen por √${width} = ${root} antes del softmax. Sin eso, las partes se acercan a todo o nada, para casi todas las palabras.`,
    text: ["Cuando una parte es casi 1, un cambio pequeño de una puntuación apenas cambia las partes. Se aprende con cambios pequeños, y no habría casi nada que seguir."],
    on: "con la escala",
    off: "sin ella",
    toggle: "Escala",
    largest: (heads: number, on: string, off: string) =>
      `La mayor parte, de media en las ${heads} cabezas de esta capa y todas las palabras menos la primera: ${on} con la escala, ${off} sin ella.`,
  },
  mask: {
    title: "¿A quién se puede leer?",
    text: [
      "Un modelo aprende a escribir adivinando cada palabra siguiente. Si ya pudiera leer esa palabra, la copiaría y no aprendería nada. Por eso una *máscara* oculta las posteriores: su puntuación pasa a −∞ y su parte a 0.",
      "Cada fila de la imagen es una palabra que pregunta; cada columna, una que responde. Pulsa una fila.",
    ],
    on: "con la máscara",
    off: "sin ella",
    toggle: "Máscara",
    hidden: (word: string, n: number) =>
      n === 0
        ? `«${word}» es la última palabra: nada se le oculta.`
        : `La máscara oculta a «${word}» ${n} ${n === 1 ? "palabra posterior" : "palabras posteriores"}.`,
    warning: "Sin la máscara: un experimento mental. El modelo nunca se entrenó así.",
    map: "Las filas preguntan, las columnas responden. Más intenso: mayor parte. Tachado: oculto.",
    cell: (asker: string, key: string, share: string) => `«${asker}» lee ${share} de «${key}»`,
    cellHidden: (asker: string, key: string) => `«${key}» está oculta para «${asker}»`,
  },
  shares: {
    title: "¿A quién se lee, y cuánto?",
    text: [
      "El softmax convierte las puntuaciones escaladas en partes que suman 1. En la frase las palabras se sombrean según su parte.",
      "Una parte en el primer token suele significar que nada encaja: las partes deben sumar 1, así que el resto tiene que ir a algún sitio. Un token así se llama *sumidero*.",
    ],
    why: (asker: string, key: string) => `¿Por qué «${key}»? La última vez que «${asker}» apareció en el texto, después venía «${key}».`,
    others: (n: number) => `${n} más`,
  },
  mix: {
    title: "¿Qué recibe quien pregunta?",
    text: [
      "Cada {value:valor} por su parte, todo sumado: la mezcla, la {output:salida} de esta cabeza. Una palabra que tiene casi toda la parte hace casi toda la mezcla.",
      "No se copia ninguna palabra: lo que se entrega son los números de su valor. Pueden ser pequeños: la parte sola no dice cuánto.",
    ],
    times: (share: string, word: string) => `${share} × valor de «${word}»`,
    sum: "la mezcla",
  },
  added: {
    title: "¿En qué se convierte la palabra?",
    through: (heads: number) =>
      `Las mezclas de las ${heads} cabezas pasan por una tabla aprendida más, los *pesos de salida*. El resultado se {output:suma} a los números que la palabra {residual:tenía antes}: son el *residuo*.`,
    text: ["Nada se sustituye: la palabra sigue siendo ella, y ahora sabe también lo que ha leído. La capa siguiente parte de la suma."],
    before: "antes: el residuo",
    plus: "+ de todas las cabezas",
    after: "= después",
    size: (n: string) => `tamaño ${n}`,
    first: (shown: number, all: number) => `Los primeros ${shown} de ${all} números. Tamaño: √ de la suma de sus cuadrados. Dos listas rara vez apuntan hacia el mismo lado: por eso los tamaños no se suman sin más.`,
    heads: "Cuánto añade cada cabeza (tamaño)",
  },
  heads: {
    title: "¿Por qué varias cabezas?",
    text: ["Una *cabeza* tiene un solo reparto, así que hace un tipo de pregunta. Varias cabezas hacen varias a la vez. Unas leen la palabra anterior, otras descansan en el primer token."],
    tables: (heads: number, groups: number) =>
      groups === heads
        ? `Cada una de las ${heads} cabezas tiene tablas propias de consulta, clave y valor.`
        : `Cada una de las ${heads} cabezas tiene su tabla de consulta. Las de clave y valor se comparten aquí: ${heads / groups} cabezas usan las mismas (*grouped-query attention*). En otros modelos cada cabeza tiene las suyas.`,
    induction: (head: number, asker: string, key: string) =>
      `La cabeza ${head} pregunta aquí: ¿qué vino la última vez después de esta palabra? A «${asker}» le siguió «${key}». Se llama *cabeza de inducción*.`,
    most: "Bajo cada cabeza: la palabra que más lee la que pregunta.",
    choose: (head: number) => `cabeza ${head}`,
    strongest: (word: string, share: string) => `${word} ${share}`,
  },
  next: {
    title: "¿Qué dice el modelo a continuación?",
    after: (layers: number) => `Tras ${layers} capas, los números de la última palabra indican cuál debería seguir.`,
    text: ["La última palabra leyó una anterior: una *conexión* entre las dos. ¿Importaba? Quítala, en la cabeza que hemos seguido o en todas las cabezas de todas las capas. Las demás partes crecen entonces, para volver a sumar 1."],
    cut: "Quitarla",
    none: "no",
    inHead: (layer: number, head: number) => `en la capa ${layer}, cabeza ${head}`,
    inAll: "en todas las cabezas de todas las capas",
    column: (word: string) => `Conexión de «${word}» con`,
    guess: (word: string) => `probabilidad de «${word}»`,
    guesses: "Lo que el modelo espera a continuación, sin quitar nada",
    others: (word: string, guess: string, low: string, high: string) =>
      `Para comparar, se quitaron igual las demás conexiones de «${word}», de una en una. La probabilidad de «${guess}» quedó entonces entre ${low} y ${high}.`,
  },
  block: {
    title: "¿Dónde está esto en un Transformer?",
    text: [
      "Lee la imagen de abajo arriba. En el modelo que seguimos una *capa* son dos pasos, y los dos suman al residuo, los números de la palabra hasta ahí: la *atención*, donde las palabras se leen unas a otras, y una pequeña red, el *MLP* (perceptrón multicapa), que trabaja con cada palabra por separado. Solo en la atención se encuentran las palabras.",
      "Antes de cada paso los números se llevan a un tamaño estándar. A trazos: en un modelo para traducir, las capas de la parte que escribe tienen entre los dos un tercer paso, la *atención cruzada*, que lee otro texto (pantalla siguiente).",
    ],
    steps: {
      tokens: "tokens → listas de números",
      norm: "llevar a un tamaño estándar",
      attention: "atención: las palabras se leen",
      cross: "atención cruzada: se lee otro texto",
      add: "sumar al residuo",
      mlp: "MLP: cada palabra por separado",
      next: "¿qué palabra sigue?",
    },
    times: (n: number) => `${n} capas`,
    residual: "el residuo lo recorre todo",
    diagram: "Una capa de un Transformer, de abajo arriba",
  },
  kinds: {
    title: "Codificador, decodificador, cruzada: ¿quién pregunta a quién?",
    encoder: "codificador",
    decoder: "decodificador",
    cross: "atención cruzada",
    text: [
      "*Codificador*: la parte que lee un texto que ya está ahí. Cada palabra lee a todas, también lo que viene después. Sin máscara.",
      "*Decodificador*: la parte que escribe. La máscara oculta las palabras posteriores. Así son los modelos de chat.",
      "*Atención cruzada*: en las capas del decodificador. Las palabras que se escriben preguntan, y responde lo que el codificador hizo del otro texto: las {query:consultas} vienen de un texto; las {key:claves} y los {value:valores}, del otro. «gato» encuentra «cat», «negro» encuentra «black».",
    ],
    by: "Cuatro palabras en cada texto; sus consultas y claves se pusieron a mano, para mostrar quién puede preguntar a quién.",
  },
  who: {
    title: "¿Quién es quién?",
    columns: ["papel", "en la historia", "entre palabras", "en una imagen"],
    rows: [
      ["query", "lo que A quiere", "lo que busca una palabra", "lo que busca un trozo"],
      ["key", "lo que B y C han ahorrado", "por lo que se encuentra una palabra", "por lo que se encuentra un trozo"],
      ["value", "lo que dan", "lo que entrega una palabra", "lo que entrega un trozo"],
      ["output", "las monedas que A recibe", "lo leído, mezclado por partes", "lo leído, mezclado por partes"],
      ["residual", "las monedas que A tenía; se les suma la salida", "lo que la palabra decía antes; se le suma la salida", "lo que muestra el propio trozo; se le suma la salida"],
    ],
    text: [
      "Todos hacen los tres papeles: una palabra tiene consulta cuando pregunta, y clave y valor cuando preguntan otras. En una imagen los trozos (patches), cuadraditos de ella, hacen lo que las palabras en un texto.",
      "En la ecuación Q, K y V son tablas con una fila por palabra. Kᵀ es K puesta de lado, para que cada consulta se encuentre con cada clave.",
    ],
    equation: "salida = softmax(Q Kᵀ ÷ √d) V",
  },
  limits: {
    title: "¿Dónde no encaja la historia?",
    columns: ["en la historia", "en la atención"],
    rows: [
      ["Lo que da C depende de quién pide: C da más porque A es un amigo.", "Un valor es el mismo para quien pregunte."],
      ["La puntuación es clave ÷ consulta: cuanto más quiere A, menor.", "La puntuación es consulta por clave: cuanto mejor encajan, mayor."],
      ["A no se pregunta a sí mismo.", "Una palabra puede responder a su propia pregunta."],
      ["A hace una pregunta, una vez.", "Una palabra pregunta en cada cabeza de cada capa."],
      ["Cada número significa algo: monedas que se quieren, se ahorran, se dan.", "Nadie dio un significado a los números de un modelo. Se aprenden."],
    ],
    text: ["Una historia sirve para los primeros pasos. Donde no coincidan, cree a la columna derecha."],
  },
  tell: {
    title: "¿Qué no dice la atención?",
    text: [
      "Una parte dice exactamente *de dónde leyó una cabeza*. No dice *por qué el modelo respondió*. Lo leído puede no servir, o quedar anulado por otras cabezas, por capas posteriores o por el residuo.",
      "Que las partes te digan dónde mirar. Luego quita esa conexión, y también otras, para comparar.",
    ],
    share: (from: string, to: string) => `parte de «${to}» para «${from}», la conexión que se mira`,
    cutHead: "quitada en esta cabeza",
    cutAll: "quitada en todas las cabezas",
    whole: "tal cual",
    little: "Quitarla solo en esta cabeza cambia poco: otras cabezas también la traen.",
    verdict: {
      most: "Esta conexión importaba más que cualquier otra.",
      close: "Esta conexión era la que más importaba, pero otra casi igual.",
      less: "Otra conexión importaba más.",
    },
    sink: "Fuera de la comparación: el primer token. Es un sumidero, y lo que deja de recibir va a todos los demás.",
    next: "Para mirar más, con tus propias palabras:",
    source: "Las monedas se cuentan según Akhil Theerthala, «Building Blocks of Transformers: Attention», Towards AI. Cada número lo calcula qkv.",
  },
} as const;
