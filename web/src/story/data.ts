// What the page shows: written by Python (qkv.story.page_data), read here.

export interface Answer {
  wants: number;
  names: string[];
  has: number[];
  gives: number[];
  scores: number[];
  shares: number[];
  coins: number[];
  gain: number;
  total: number;
}

export interface Lesson {
  steps: number;
  held_out_before: number;
  held_out: number;
  query_gradient: number;
  query_moved: number;
  start: number[][];
  learned: number[][];
}

export interface BlockHead {
  query_weight: number[][];
  key_weight: number[][];
  value_weight: number[][];
  shares: number[];
  mixed: number[];
  added: number[];
}

export interface Numbers {
  coins: {
    price: number;
    own: number;
    wants: number;
    has: Record<string, number>;
    gives: Record<string, number>;
    alone: Answer;
    plain: Answer;
    soft: Answer;
    hard: Answer;
  };
  widths: { width: number; typical_score: number; largest_unscaled: number; largest_scaled: number }[];
  learning: { features: string[]; by_hand: number[][]; soft: Lesson; plain: Lesson };
  block: { words: string[]; followed: number; inputs: number[][]; heads: BlockHead[] };
  cross: { asking: string[]; answering: string[]; query: number[][]; key: number[][]; shares: number[][] };
}

interface Packed {
  shape: number[];
  dtype: "float32" | "float16";
  base64: string;
}

export interface Recorded {
  sentence: string;
  label: string;
  tokens: string[];
  words: number[];
  layer: number;
  head: number;
  row: number;
  best: number;
  layers: number;
  heads: number;
  groups: number;
  width: number;
  model_width: number;
  query: Packed;
  key: Packed;
  value: Packed;
  residual: Packed;
  added: Packed;
  handed: number[][];
  added_length: number[][];
  next: [string, number][];
  cuts: { with: number; head: number[]; all: number[] };
}

export interface PageData {
  schema: number;
  numbers: Numbers;
  sentences: Recorded[];
  /** Of a page that is served: the most characters that a sentence may have. */
  longest?: number;
}

/** A recorded sentence whose packed numbers can be asked for row by row. */
export class Sentence {
  readonly #packed: Map<string, Float32Array>;

  constructor(readonly of: Recorded) {
    this.#packed = new Map(
      (["query", "key", "value", "residual", "added"] as const).map((name) => [name, unpack(of[name])]),
    );
  }

  get length(): number {
    return this.of.tokens.length;
  }

  /** The key and value head that a query head reads: several may share one. */
  group(head: number): number {
    return Math.floor(head / (this.of.heads / this.of.groups));
  }

  query(head: number, row: number): Float32Array {
    return this.#row("query", head * this.length + row, this.of.width);
  }

  key(head: number, row: number): Float32Array {
    return this.#row("key", this.group(head) * this.length + row, this.of.width);
  }

  value(head: number, row: number): Float32Array {
    return this.#row("value", this.group(head) * this.length + row, this.of.width);
  }

  residual(row: number): Float32Array {
    return this.#row("residual", row, this.of.model_width);
  }

  added(row: number): Float32Array {
    return this.#row("added", row, this.of.model_width);
  }

  #row(name: string, index: number, width: number): Float32Array {
    return this.#packed.get(name)!.subarray(index * width, (index + 1) * width);
  }
}

export function unpack(packed: Packed): Float32Array {
  const bytes = Uint8Array.from(atob(packed.base64), (c) => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const size = packed.dtype === "float32" ? 4 : 2;
  const numbers = new Float32Array(bytes.length / size);
  for (let i = 0; i < numbers.length; i++) {
    numbers[i] = size === 4 ? view.getFloat32(i * 4, true) : half(view.getUint16(i * 2, true));
  }
  return numbers;
}

/** A 16-bit float as a number (IEEE 754 binary16). */
export function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
