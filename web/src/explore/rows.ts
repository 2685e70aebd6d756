// Tokens, rows and columns of a layer; tokens and the units (words or tokens) that a reader sees.
import type { Layer, Stream } from "./types";

/** The row of a token; −1 where it was not kept. */
export function rowOf(layer: Layer, token: number): number {
  if (layer.positions) return layer.positions.indexOf(token);
  const row = token - layer.first_row;
  return row >= 0 && row < layer.rows ? row : -1;
}

/** The token of a row. */
export function tokenOf(layer: Layer, row: number): number {
  return layer.positions ? (layer.positions[row] ?? 0) : layer.first_row + row;
}

export interface Units {
  /** First token of each unit, and one past the last. */
  starts: number[];
  /** The unit of each token. */
  owner: Int32Array;
}

export function units(stream: Stream, by: "words" | "tokens"): Units {
  const length = stream.tokens.length;
  const first = by === "words" ? stream.words : stream.tokens.map((_, i) => i);
  const owner = new Int32Array(length);
  first.forEach((start, n) => owner.fill(n, start, first[n + 1] ?? length));
  return { starts: [...first, length], owner };
}

/** Numbers of tokens added up to units; `from` is the token of the first number. Hidden ones add nothing. */
export function added(values: Float32Array, from: number, found: Units): Float32Array {
  const total = new Float32Array(found.starts.length - 1).fill(-Infinity);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === -Infinity) continue;
    const unit = found.owner[i + from];
    if (unit === undefined) continue;
    total[unit] = total[unit] === -Infinity ? value : total[unit]! + value;
  }
  return total;
}

/** The numbers of the largest values above 0, the largest first. */
export function largest(values: Float32Array, count: number, skip: (i: number) => boolean = () => false): number[] {
  const best: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value > 0) || skip(i)) continue;
    if (best.length === count && value <= values[best[count - 1]!]!) continue;
    let at = best.length;
    while (at > 0 && values[best[at - 1]!]! < value) at--;
    best.splice(at, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}
