// The answers that a single file holds: pictures of heads, tiles down to some level, each row's strongest keys, scores; no server.
import { average } from "./numbers";
import { rowOf } from "./rows";
import { Unanswered, type Source } from "./source";
import type { AttributionAsked, AttributionInfo, CellInfo, HeadRows, Info, Layer, Numbers, TileAsked, What } from "./types";

/** Numbers as base64 of what zlib made of them, row after row. */
type Packed = string;

interface Held {
  /** The finest level whose tiles are all there, but for those that a mask hides; 0: the whole matrix. */
  level: number;
  /** By "level/row/col", float32. */
  tiles: Record<string, Packed>;
  /** The strongest keys of each row: float32 weights and int32 keys. */
  tops?: { count: number; weights: Packed; keys: Packed };
}

export interface Embedded {
  info: Info;
  /** By "18.6". */
  held: Record<string, Held>;
  gallery: Record<string, { heads: number[]; shape: number[]; data: Packed }>;
  heads: Record<string, HeadRows>;
  /** What the whole answer came from, by "sentences/learned". */
  answers?: Record<string, AttributionInfo>;
  image?: string;
}

const gone = () => new Unanswered("This file does not hold that. Ask the server: qkv explore.");

async function unpacked(text: Packed): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

export class FileSource implements Source {
  readonly live = false;
  readonly signed = false;
  readonly picture: string | null;
  #known = new Map<Packed, Promise<ArrayBuffer>>();

  constructor(private file: Embedded) {
    this.picture = file.image ?? null;
  }

  info = async (): Promise<Info> => this.file.info;

  finest(heads: string): number {
    return Math.max(0, ...this.#heads(heads).map((id) => this.file.held[id]?.level ?? 0));
  }

  #heads(heads: string): string[] {
    return heads.split(",").flatMap((part) => {
      const [layer, head] = part.split(".");
      if (head !== "*") return [part];
      return (this.file.gallery[layer!]?.heads ?? []).map((h) => `${layer}.${h}`);
    });
  }

  #layer(heads: string): Layer {
    const layer = this.file.info.layers[Number(heads.split(".")[0])];
    if (!layer) throw gone();
    return layer;
  }

  /** Numbers, unpacked once. */
  async #floats(text: Packed): Promise<Float32Array> {
    let bytes = this.#known.get(text);
    if (!bytes) this.#known.set(text, (bytes = unpacked(text)));
    return new Float32Array(await bytes);
  }

  async #tile(id: string, layer: Layer, level: number, row: number, col: number): Promise<Numbers> {
    const held = this.file.held[id];
    if (!held || level < held.level) throw gone();
    const side = this.file.info.tile;
    const bins = (length: number, at: number) => Math.min(side, Math.ceil(length / 2 ** level) - at * side);
    const shape = [bins(layer.rows, row), bins(layer.keys, col)] as [number, number];
    const packed = held.tiles[`${level}/${row}/${col}`];
    const values = packed ? await this.#floats(packed) : new Float32Array(shape[0] * shape[1]).fill(-Infinity);
    return { values, shape, read: 1 };
  }

  /** One row of a head: out of its matrix, or its strongest keys. */
  async #row(id: string, layer: Layer, row: number): Promise<Float32Array> {
    const held = this.file.held[id];
    if (!held) throw gone();
    const got = new Float32Array(layer.keys);
    if (held.level === 0) {
      const side = this.file.info.tile;
      for (let col = 0; col * side < layer.keys; col++) {
        const { values, shape } = await this.#tile(id, layer, 0, Math.floor(row / side), col);
        got.set(values.subarray((row % side) * shape[1]!, ((row % side) + 1) * shape[1]!), col * side);
      }
    } else if (held.tops) {
      const { count, weights, keys } = held.tops;
      const [shares, where] = [await this.#floats(weights), new Int32Array((await this.#floats(keys)).buffer)];
      for (let i = row * count; i < (row + 1) * count; i++) if (where[i]! >= 0) got[where[i]!] = shares[i]!;
    } else throw gone();
    return got;
  }

  async row(heads: string, queries: number[], what: What): Promise<Numbers> {
    const layer = this.#layer(heads);
    if (what !== "share") throw gone();
    const all = await Promise.all(this.#heads(heads).map(async (id) => {
      const values = new Float32Array(queries.length * layer.keys);
      for (const [n, q] of queries.entries()) values.set(await this.#row(id, layer, rowOf(layer, q)), n * layer.keys);
      return values;
    }));
    return { values: average(all), shape: [queries.length, layer.keys], read: 1 };
  }

  async column(heads: string, keys: number[], what: What): Promise<Numbers> {
    const layer = this.#layer(heads);
    if (what !== "share") throw gone();
    const all = await Promise.all(this.#heads(heads).map(async (id) => {
      const values = new Float32Array(keys.length * layer.rows);
      for (let row = 0; row < layer.rows; row++) {
        const one = await this.#row(id, layer, row);
        keys.forEach((key, n) => (values[n * layer.rows + row] = one[key - layer.first_key]!));
      }
      return values;
    }));
    return { values: average(all), shape: [keys.length, layer.rows], read: 1 };
  }

  async tile({ heads, level, row, col, omit }: TileAsked): Promise<Numbers> {
    const layer = this.#layer(heads);
    if (omit) throw gone();
    const all = await Promise.all(this.#heads(heads).map((id) => this.#tile(id, layer, level, row, col)));
    return { ...all[0]!, values: average(all.map((one) => one.values)) };
  }

  async attribution({ answer, spans, by, verify }: AttributionAsked): Promise<AttributionInfo> {
    const found = this.file.answers?.[`${spans}/${by}`];
    if (!found || answer || (verify && !found.verified)) throw gone();
    return verify ? found : { ...found, verified: null };
  }

  async cell(): Promise<CellInfo> {
    throw gone();
  }

  async tracks(): Promise<Numbers> {
    throw gone();
  }

  async heads(layer: number): Promise<HeadRows> {
    const found = this.file.heads[layer];
    if (!found) throw gone();
    return found;
  }

  async gallery(layer: number): Promise<Numbers> {
    const found = this.file.gallery[layer];
    if (!found) throw gone();
    return { values: await this.#floats(found.data), shape: found.shape, read: 1, heads: found.heads };
  }
}
