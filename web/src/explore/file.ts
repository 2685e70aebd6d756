// The answers that a single file holds: pictures of heads, whole matrices or each row's strongest keys, scores, no server.
import { Unanswered, type Source } from "./source";
import type { CellInfo, HeadRows, Info, Numbers, TileAsked, What } from "./types";

export interface Embedded {
  info: Info;
  /** Base64 of float32, row after row: each head's whole matrix, by "18.6". */
  maps: Record<string, { rows: number; keys: number; data: string }>;
  /** The strongest keys of each row where the matrix was too large: [count, base64 of weights, base64 of int32 keys]. */
  tops: Record<string, { rows: number; count: number; weights: string; keys: string }>;
  /** Pooled pictures of those: bins of 2^level cells. */
  tiles: Record<string, { level: number; rows: number; cols: number; data: string }>;
  gallery: Record<string, { shape: number[]; data: string }>;
  heads: Record<string, HeadRows>;
}

const bytes = (text: string): ArrayBuffer => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
const floats = (text: string) => new Float32Array(bytes(text));
const gone = () => new Unanswered("This file does not hold that. Ask the server: qkv explore.");

export class FileSource implements Source {
  readonly live = false;
  #maps = new Map<string, Float32Array>();

  constructor(private held: Embedded) {}

  info = async (): Promise<Info> => this.held.info;

  #heads(heads: string): string[] {
    const [layer, head] = heads.split(".");
    if (head !== "*") return [heads];
    return (this.held.info.layers[Number(layer)]?.heads ?? []).map((h) => `${layer}.${h}`);
  }

  #map(id: string): { rows: number; keys: number; values: Float32Array } | null {
    const entry = this.held.maps[id];
    if (!entry) return null;
    let values = this.#maps.get(id);
    if (!values) this.#maps.set(id, (values = floats(entry.data)));
    return { rows: entry.rows, keys: entry.keys, values };
  }

  /** Some rows of one head: out of its matrix, or its strongest keys. */
  #rows(id: string, rows: number[], keys: number): Float32Array {
    const got = new Float32Array(rows.length * keys);
    const whole = this.#map(id);
    const top = this.held.tops[id];
    rows.forEach((row, n) => {
      if (whole) got.set(whole.values.subarray(row * keys, (row + 1) * keys), n * keys);
      else if (top) {
        const [weights, where] = [floats(top.weights), new Int32Array(bytes(top.keys))];
        for (let i = row * top.count; i < (row + 1) * top.count; i++) if (where[i]! >= 0) got[n * keys + where[i]!] = weights[i]!;
      } else throw gone();
    });
    return got;
  }

  async row(heads: string, queries: number[], what: What): Promise<Numbers> {
    const layer = this.held.info.layers[Number(heads.split(".")[0])];
    if (what !== "share" || !layer) throw gone();
    const rows = queries.map((q) => (layer.positions ? layer.positions.indexOf(q) : q - layer.first_row));
    const all = this.#heads(heads).map((id) => this.#rows(id, rows, layer.keys));
    return { values: average(all), shape: [rows.length, layer.keys], read: 1 };
  }

  async column(heads: string, keys: number[], what: What): Promise<Numbers> {
    const layer = this.held.info.layers[Number(heads.split(".")[0])];
    if (what !== "share" || !layer) throw gone();
    const every = Array.from({ length: layer.rows }, (_, r) => r);
    const all = this.#heads(heads).map((id) => {
      const whole = this.#rows(id, every, layer.keys);
      return Float32Array.from({ length: keys.length * layer.rows }, (_, i) => {
        const [k, r] = [Math.floor(i / layer.rows), i % layer.rows];
        return whole[r * layer.keys + keys[k]! - layer.first_key]!;
      });
    });
    return { values: average(all), shape: [keys.length, layer.rows], read: 1 };
  }

  async tile({ heads, level, row, col, omit }: TileAsked): Promise<Numbers> {
    const layer = this.held.info.layers[Number(heads.split(".")[0])];
    const size = this.held.info.tile;
    if (!layer || omit) throw gone();
    const parts = this.#heads(heads).map((id) => {
      const whole = this.#map(id);
      const pooled = this.held.tiles[id];
      if (whole && level === 0) return cut({ rows: whole.rows, cols: whole.keys, values: whole.values }, row * size, col * size, size);
      if (pooled && level === pooled.level) return cut({ rows: pooled.rows, cols: pooled.cols, values: floats(pooled.data) }, row * size, col * size, size);
      throw gone();
    });
    return { values: average(parts.map((p) => p.values)), shape: parts[0]!.shape, read: 1 };
  }

  async cell(): Promise<CellInfo> {
    throw gone();
  }

  async tracks(): Promise<Numbers> {
    throw gone();
  }

  async heads(layer: number): Promise<HeadRows> {
    const found = this.held.heads[layer];
    if (!found) throw gone();
    return found;
  }

  async gallery(layer: number): Promise<Numbers> {
    const found = this.held.gallery[layer];
    if (!found) throw gone();
    return { values: floats(found.data), shape: found.shape, read: 1 };
  }
}

function average(all: Float32Array[]): Float32Array {
  if (all.length === 1) return all[0]!;
  return all[0]!.map((_, i) => {
    let [sum, seen] = [0, false];
    for (const one of all) if (one[i]! !== -Infinity) [sum, seen] = [sum + one[i]!, true];
    return seen ? sum / all.length : -Infinity;
  });
}

function cut(from: { rows: number; cols: number; values: Float32Array }, row: number, col: number, size: number): Numbers {
  const shape = [Math.min(size, from.rows - row), Math.min(size, from.cols - col)] as [number, number];
  const values = new Float32Array(shape[0] * shape[1]);
  for (let r = 0; r < shape[0]; r++) {
    const start = (row + r) * from.cols + col;
    values.set(from.values.subarray(start, start + shape[1]), r * shape[1]);
  }
  return { values, shape, read: 1 };
}
