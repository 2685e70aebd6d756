// The story page in English. *word* is a term, {query:…} takes a role's colour (query, key, value, output, residual).
export const story = {
  title: "What is attention?",
  subtitle: "The idea behind language models, told with coins and then shown in a real one.",
  parts: { people: "Among people", model: "In a real model", around: "The whole" },
  back: "Back",
  forward: "Forward",
  of: (n: number, all: number) => `${n} of ${all}`,
  contents: "Contents",
  onePage: "All on one page",
  oneByOne: "One at a time",
  reset: "As in the story",
  coins: "coins",
  share: "share",
  score: "score",
  roles: { query: "query", key: "key", value: "value", output: "output", residual: "residual" },
  wants: "A wants",
  hasSaved: (who: string) => `${who} has saved`,
  givesUpTo: (who: string) => `${who} gives`,
  phone: (price: string) => `phone ${price}`,
  shareOf: (who: string) => `${who}'s share`,
  scene: "A asks; each of the others answers by a share",
  sentence: "Sentence",
  asking: "Who asks?",
  pick: "Click a word, or use the arrow keys, to let it ask.",
  token: "word",
  first: "the first token",
  measured: (label: string, tokens: number) => `Everything from here to screen 18 is measured: ${label}, ${tokens} tokens.`,
  rounded: "4-bit: each weight was rounded to one of 16 steps, so that the model is small.",
  own: {
    label: "A sentence of your own: the model reads it now, and screens 9 to 18 show its numbers.",
    example: "Type a sentence",
    read: "Read it",
    reading: "The model is reading …",
    done: "Read. It is the first of the sentences now.",
    link: "another one of your own",
    gone: "The server does not answer. Is qkv story --serve still running?",
    wrong: "The server could not answer.",
  },
  followed: (layer: number, head: number) => `Layer ${layer}, head ${head}.`,
  positiveNegative: "Coloured: above 0. Grey: below 0. Stronger: larger.",
  plainShares: "plain shares",
  softmaxShares: "softmax",

  alone: {
    title: "How many coins can A count on?",
    text: [
      "A wants {query:more coins} for a phone: the *query*, what one who asks is looking for.",
      "B {key:has saved} coins: the *key*, what an answer is judged by.",
      "B is a stranger and {value:gives} only a part of them: the *value*, what is really handed over.",
      "The *score* says how well the key answers the query; here it is key ÷ query. Nobody else is asked, so B's *share* is 1, and A gets {output:1 × value}.",
    ],
    hint: "Drag the three handles.",
  },
  friend: {
    title: "And if a friend can be asked too?",
    text: [
      "C is a friend: C has saved less, but gives more. A has one question to divide, by *shares*: each one's score, divided by the sum of both. In the story A gets 0.8 of what B would give and 0.2 of what C would give, not both in full.",
      "What A gets is each {value:value} times its share, added up: the {output:output}. It is added to what A had already: the {residual:residual}.",
    ],
    hint: "Change what B or C has saved: the shares move. Change what they give: only the coins move.",
  },
  wish: {
    title: "What if A wants less, or more?",
    text: ["Drag what A {query:wants} from one end to the other, and watch the shares."],
    found: (share: string) =>
      `B's share stays ${share}, whatever A wants. Both scores are divided by the same wish, so it cancels out. With these plain shares the question makes no difference to the answer.`,
    chart: "B's share (from 0 to 1) for every wish",
  },
  softmax: {
    title: "And if the shares are a softmax?",
    text: [
      "A *softmax* takes e to the power of each score (e = 2.718…) and divides by the sum of these powers. Now the *difference* of two scores counts. Drag what A {query:wants} again.",
    ],
    found:
      "So the wish matters. The less A wants, the further apart are the scores, and the more goes to whoever has saved most; who wants much hears both. The {query:query} now changes who is heard.",
    chart: "B's share (from 0 to 1) for every wish",
    before: "plain shares, as before",
  },
  powers: {
    title: "What does a softmax do to scores?",
    text: [
      "Any score will do, also one below 0: e to its power is always above 0. The shares are these powers divided by their sum.",
      "Add the same to all scores, and no share changes: only differences count. If one score is 1 higher than another, its share is 2.718 times the other's.",
    ],
    score: (n: number) => `score ${n}`,
    curve: "e to the power of a score",
    all: "+1 to all",
    allLess: "−1 to all",
  },
  product: {
    title: "What if a question looks for several things?",
    text: [
      "Then query and key are lists of numbers. Here a {query:query} and a {key:key} are arrows, two numbers each. The score is the *dot product* q·k: first times first, plus second times second. It is large where both arrows point the same way. Models use this score.",
      "The coins' score was key ÷ wish. That is a product as well, key × (1 ÷ wish): with 1 ÷ wish as the query it is q·k.",
    ],
    hint: "Drag the tip of the query, or move it with the arrow keys.",
    tip: "Query, its two numbers",
    plane: "A query and three keys as arrows",
    at: (x: string, y: string) => `query (${x}, ${y})`,
  },
  scale: {
    title: "Why divide by √d?",
    text: [
      "Take d random numbers for a query and d for a key, around 0 and typically of size 1. The larger d is, the larger q·k comes out by chance: typically √d. The softmax then gives one key nearly everything, and the others are not heard.",
      "Divided by √d the scores keep their size, however many numbers there are. This is the *scale*.",
    ],
    d: "numbers in a query, and in a key",
    unscaled: "largest share from q·k",
    scaled: "largest share from q·k ÷ √d",
    typical: (n: string) => `typical size of q·k: ${n}`,
    measured: "Measured: 1,024 random queries, 8 random keys each.",
  },
  learned: {
    title: "Who decides what is a query, a key, a value?",
    text: [
      "Nobody does: it is learned. Three numbers are known of each person. Each is multiplied by a *weight*, and the sum is the query; other weights make the key, others again the value.",
      "The weights are random at first. Then many examples follow, and each weight is moved a little the way that makes the error smaller: *gradient descent*. It finds that the {query:query} is the wish, the {key:key} the savings, the {value:value} the gift.",
      "Under plain shares the query changes no answer. So no error tells its weights where to go, and they stay random.",
    ],
    at: { start: "at random", learned: "after training" },
    under: "Shares while learning",
    when: "Weights",
    features: { wants: "what one wants", has: "what one has", gives: "what one gives" } as Record<string, string>,
    error: (coins: string) => `mean error on new scenes: ${coins} coins`,
    tiny: "less than 0.01",
    ratio: "The weights of query and key need not be 1, only equal: in key ÷ query a common factor cancels.",
  },
  tokens: {
    title: "Now words instead of people",
    lists: (width: number) =>
      `A language model reads *tokens*: words or pieces of words. Each comes as a list of numbers, here {residual:${width}} of them, that holds what is known of it so far.`,
    text: ["To find out more, a word asks the others. The underlined word is the one that asks."],
    list: (word: string, shown: number, all: number) => `what the model knows of “${word}” so far: the first ${shown} of ${all} numbers`,
  },
  qkv: {
    title: "Who looks for what, who has what, who gives what?",
    tables: (width: number, of: number) =>
      `Three learned tables turn a word's ${of} numbers into three lists of ${width}: its {query:query}, what it looks for; its {key:key}, what it can be found by; its {value:value}, what it hands over when it is read.`,
    text: ["Every word has all three. Of the queries only the asking word's is shown."],
    often: (heads: number, layers: number) =>
      `A model asks many times over: here in ${heads} *heads* side by side, in each of ${layers} *layers* (screens 17 and 19). We follow one head; layers and heads are counted from 0.`,
    turned:
      "Queries and keys are shown as they meet, already rotated by an angle that grows with the word's position: so a score also knows how far apart two words are.",
  },
  scores: {
    title: "Who fits the question?",
    meets: (width: number) =>
      `The {query:query} meets each {key:key}: number times number, all added up. That sum is the *score* q·k. Choose a word and see the ${width} products that make its score.`,
    sum: (word: string, count: number, above: string, below: string, score: string) =>
      `“${word}”: of the ${count} products, those above 0 make ${above}, those below 0 make ${below}; together ${score}`,
    products: "products",
  },
  scaling: {
    title: "What if the scores were not scaled?",
    divided: (width: number, root: string) =>
      `The scores are divided by √${width} = ${root} before the softmax. Without that, the shares come near to all or nothing, for almost every word.`,
    text: ["When one share is nearly 1, a small change of a score changes the shares hardly at all. Learning goes by small changes, so it would have almost nothing to go by."],
    on: "with the scale",
    off: "without",
    toggle: "Scale",
    largest: (heads: number, on: string, off: string) =>
      `Largest share, on average over the ${heads} heads of this layer and all words but the first: ${on} with the scale, ${off} without.`,
  },
  mask: {
    title: "Who may be read?",
    text: [
      "A model learns to write by guessing each next word. If it could already read that word, it would copy it and learn nothing. So a *mask* hides all later words: their scores become −∞, their shares 0.",
      "Each row of the picture is a word that asks, each column a word that answers. Click a row.",
    ],
    on: "with the mask",
    off: "without",
    toggle: "Mask",
    hidden: (word: string, n: number) =>
      n === 0 ? `“${word}” is the last word: nothing is hidden from it.` : `From “${word}” the mask hides ${n} later ${n === 1 ? "word" : "words"}.`,
    warning: "Without the mask: a thought experiment. The model was never trained this way.",
    map: "Rows ask, columns answer. Stronger: a larger share. Crossed out: hidden.",
    cell: (asker: string, key: string, share: string) => `“${asker}” reads ${share} from “${key}”`,
    cellHidden: (asker: string, key: string) => `“${key}” is hidden from “${asker}”`,
  },
  shares: {
    title: "Who is read, and how much?",
    text: [
      "The softmax turns the scaled scores into shares that sum to 1. In the sentence the words are shaded by their share.",
      "A share on the first token often means that nothing fits: shares must sum to 1, so the rest has to go somewhere. Such a token is called a *sink*.",
    ],
    why: (asker: string, key: string) => `Why “${key}”? The last time “${asker}” stood in the text, “${key}” came after it.`,
    others: (n: number) => `${n} ${n === 1 ? "other" : "others"}`,
  },
  mix: {
    title: "What does the asker get?",
    text: [
      "Each {value:value} times its share, all added up: the mix, this head's {output:output}. A word that has nearly the whole share makes nearly the whole mix.",
      "No word is copied: what is handed over are the numbers of its value. They may be small: a share alone does not tell how much.",
    ],
    times: (share: string, word: string) => `${share} × value of “${word}”`,
    sum: "the mix",
  },
  added: {
    title: "What becomes of the word?",
    through: (heads: number) =>
      `The mixes of all ${heads} heads go through one more learned table, the *output weight*. What comes out is {output:added} to the numbers that the word {residual:had before}: these are the *residual*.`,
    text: ["Nothing is replaced: the word stays itself, and now also knows what it has read. The next layer goes on from the sum."],
    before: "before: the residual",
    plus: "+ from all heads",
    after: "= after",
    size: (n: string) => `size ${n}`,
    first: (shown: number, all: number) => `The first ${shown} of ${all} numbers. Size: √ of the sum of their squares. Two lists rarely point the same way, so the sizes do not add up.`,
    heads: "How much each head adds (size)",
  },
  heads: {
    title: "Why several heads?",
    text: ["One *head* has one set of shares, so it asks one kind of question. Several heads ask several at once. Some read the word just before, some rest on the first token."],
    tables: (heads: number, groups: number) =>
      groups === heads
        ? `Each of the ${heads} heads has query, key and value tables of its own.`
        : `Each of the ${heads} heads has a query table of its own. Key and value tables are shared here: ${heads / groups} heads use the same ones (*grouped-query attention*). In other models every head has its own.`,
    induction: (head: number, asker: string, key: string) =>
      `Head ${head} here asks: what came after this word last time? “${asker}” was followed by “${key}”. Such a head is called an *induction head*.`,
    most: "Below each head: the word that the asking word reads most.",
    choose: (head: number) => `head ${head}`,
    strongest: (word: string, share: string) => `${word} ${share}`,
  },
  next: {
    title: "What does the model say next?",
    after: (layers: number) => `After ${layers} layers the last word's numbers tell which word should follow.`,
    text: ["The last word read an earlier one: a *connection* between the two. Did it matter? Take it away, in the head that we followed or in every head of every layer. The other shares then grow, so that they still sum to 1."],
    cut: "Take it away",
    none: "nowhere",
    inHead: (layer: number, head: number) => `in layer ${layer}, head ${head}`,
    inAll: "in every head of every layer",
    column: (word: string) => `Connection from “${word}” to`,
    guess: (word: string) => `probability of “${word}”`,
    guesses: "What the model expects next, with nothing taken away",
    others: (word: string, guess: string, low: string, high: string) =>
      `For comparison, each other connection of “${word}” was taken away in the same way, one at a time. The probability of “${guess}” was then between ${low} and ${high}.`,
  },
  block: {
    title: "Where does this stand in a Transformer?",
    text: [
      "Read the picture from the bottom up. In the model that we followed a *layer* is two steps, and both add to the residual, a word's numbers so far: *attention*, where words read one another, and a small network, the *MLP* (multilayer perceptron), which works on each word by itself. Attention is the only place where words meet.",
      "Before each step a word's numbers are brought to a standard size. Dashed: in a model for translation the layers of the part that writes have a third step between the two, *cross-attention*, which reads another text (next screen).",
    ],
    steps: {
      tokens: "tokens → lists of numbers",
      norm: "bring to a standard size",
      attention: "attention: words meet",
      cross: "cross-attention: another text is read",
      add: "add to the residual",
      mlp: "MLP: each word by itself",
      next: "which word comes next?",
    },
    times: (n: number) => `${n} layers`,
    residual: "the residual runs through",
    diagram: "A Transformer layer, from the bottom up",
  },
  kinds: {
    title: "Encoder, decoder, cross: who asks whom?",
    encoder: "encoder",
    decoder: "decoder",
    cross: "cross-attention",
    text: [
      "*Encoder*: the part that reads a text that is there already. Every word reads every word, also what comes later. No mask.",
      "*Decoder*: the part that writes. Later words are hidden by the mask. Chat models are of this kind.",
      "*Cross-attention*: in the decoder's layers. The words being written ask, and what the encoder made of the other text answers: {query:queries} come from one text, {key:keys} and {value:values} from the other. “gato” finds “cat”, “negro” finds “black”.",
    ],
    by: "Four words each; their queries and keys were set by hand, to show who may ask whom.",
  },
  who: {
    title: "Who is who?",
    columns: ["role", "in the story", "among words", "in a picture"],
    rows: [
      ["query", "what A wants", "what a word looks for", "what a patch looks for"],
      ["key", "what B and C have saved", "what a word can be found by", "what a patch can be found by"],
      ["value", "what they give", "what a word hands over", "what a patch hands over"],
      ["output", "the coins A gets", "what was read, mixed by shares", "what was read, mixed by shares"],
      ["residual", "the coins A had; the output is added to them", "what the word meant before; the output is added to it", "what the patch itself shows; the output is added to it"],
    ],
    text: [
      "Everybody plays all three parts: a word has a query when it asks, a key and a value when others ask. In a picture the patches, small squares of it, do what words do in a text.",
      "In the equation Q, K and V are tables with a row for each word. Kᵀ is K turned on its side, so that every query meets every key.",
    ],
    equation: "output = softmax(Q Kᵀ ÷ √d) V",
  },
  limits: {
    title: "Where does the story not fit?",
    columns: ["in the story", "in attention"],
    rows: [
      ["What C gives depends on who asks: C gives more because A is a friend.", "A value is the same for every asker."],
      ["The score is key ÷ query: the more A wants, the lower.", "The score is query times key: the better they fit, the higher."],
      ["A does not ask itself.", "A word may answer its own question."],
      ["A asks one question, once.", "A word asks in every head of every layer."],
      ["Each number has a meaning: coins wanted, saved, given.", "Nobody gave a model's numbers a meaning. They are learned."],
    ],
    text: ["A story is for the first steps. Where the two disagree, believe the right column."],
  },
  tell: {
    title: "What does attention not tell?",
    text: [
      "A share says exactly *where a head read from*. It does not say *why the model answered*. What was read may be of no use, or be overruled by other heads, later layers or the residual.",
      "So let shares tell you where to look. Then take that connection away, and other connections too, to compare.",
    ],
    share: (from: string, to: string) => `share of “${to}” for “${from}”, the connection looked at`,
    cutHead: "taken away in this head",
    cutAll: "taken away in every head",
    whole: "as it is",
    little: "Taken away in this head alone it changes little: other heads bring it too.",
    verdict: {
      most: "This connection mattered more than any other.",
      close: "This connection mattered most, but another nearly as much.",
      less: "Another connection mattered more.",
    },
    sink: "Left out of the comparison: the first token. It is a sink, and what it no longer gets goes to all others.",
    next: "Look further, with words of your own:",
    source: "The coins are told after Akhil Theerthala, “Building Blocks of Transformers: Attention”, Towards AI. Every number is computed by qkv.",
  },
} as const;
