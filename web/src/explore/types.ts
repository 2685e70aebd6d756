// What the server (or the file) says about a trace. docs/explorer.md describes the protocol.

export interface Stream {
  tokens: string[];
  /** The first token of each word. */
  words: number[];
  prompt_length: number;
  special: number[];
  grid: [number, number, number] | null;
  frames: number | null;
  text: boolean;
}

export interface Layer {
  number: number;
  name: string;
  kind: "self" | "cross";
  heads: number[];
  rows: number;
  keys: number;
  levels: number;
  streams: [string, string];
  first_row: number;
  /** Each row's token, where rows are not simply first_row and after. */
  positions: number[] | null;
  first_key: number;
  values: boolean;
  output_weight: boolean;
}

export interface Info {
  schema: number;
  model: string;
  tile: number;
  main: string;
  streams: Record<string, Stream>;
  layers: Layer[];
  /** ask, verify: of a page that shows one attribution and nothing else. */
  begin: { layer: number; head: number | "*"; query: number; ask?: "answer"; verify?: boolean };
  /** Whether the image that the model saw is there. */
  image: boolean;
  /** What a second trace is called, which lies beside this one; null where there is none. */
  beside: string | null;
  /** What can be asked about an answer; null where no text reads itself. */
  attribution: Attributable | null;
}

export type Spans = "sentences" | "lines" | "tokens";
/** What a method needs and does not have here; "file": this file does not hold it. */
export type Lack = "values" | "weights" | "coefficients" | "model" | "file";

export interface Attributable {
  methods: { name: string; kind: string; what: string; lacks: Lack | null }[];
  default: string;
  spans: Spans[];
  /** What a knock-out lacks. */
  lacks: "values" | "model" | "file" | null;
}

export interface AttributionAsked {
  /** Tokens "first,stop"; "": what the model said. */
  answer: string;
  spans: Spans;
  by: string;
  /** How many of the first spans are cut off. */
  verify: number;
}

/** JSON has no word for NaN and infinities: they come as text. */
type Known = number | string;

export interface AttributionInfo {
  by: string;
  kind: string;
  what: string;
  unit: string;
  source: string;
  answer: { text: string; first: number; stop: number };
  /** How far the method can be trusted, in words. */
  trusted: string;
  spans: { text: string; first: number; stop: number; score: Known; part: Known }[];
  /** The spans that the answer was cut off from; null where that was not asked. */
  verified: { first: number; stop: number; said: string; effect: Known; holds: boolean | null; controls: Known[] }[] | null;
}

/** Numbers row after row; −Infinity is hidden by a mask, NaN is NaN. */
export interface Numbers {
  values: Float32Array;
  shape: number[];
  /** 1 where every cell was read, else one of so many. */
  read: number;
  /** Of pictures of heads: whose they are. */
  heads?: number[];
}

export interface CellInfo {
  query: number[];
  key: number[];
  score_name: string;
  similarity: number | string;
  scale: number;
  scaled: number | string;
  softcap: number | null;
  capped: number | string | null;
  bias: number | string | null;
  hidden: boolean;
  score: number | string;
  normalizer: string;
  state: number | string | null;
  sink: number | null;
  visible: number;
  weight: number | string;
  rank: number;
  others: [number, number][];
  value: number[] | null;
  handed: number[] | null;
  length: number | null;
  through_output_weight: boolean;
}

export interface Column {
  name: string;
  what: string;
  unit: string;
  kind: string;
  source: string;
}

export interface HeadRows {
  columns: Column[];
  rows: Record<string, number | string | null>[];
}

export type What = "share" | "contribution";
export type Reduce = "mean" | "max";

export interface TileAsked {
  heads: string;
  level: number;
  row: number;
  col: number;
  reduce: Reduce;
  effort: number;
  omit: string;
}
