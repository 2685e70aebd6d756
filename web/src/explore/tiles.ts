// The tiles of a map: asked for when they come into sight, a quick look at all of them first, kept while there is room,
// painted once.
import { paint, sample, scaleOf, signedScale, type Shade } from "./scale";
import type { Scaling } from "./place.svelte";
import type { Source } from "./source";
import type { Numbers, Reduce, TileAsked } from "./types";

const KEEP = 160; // tiles; 256 kB each
const AT_ONCE = 4;

interface Tile {
  numbers: Numbers;
  effort: number;
  picture: HTMLCanvasElement | null;
  painted: string;
}

interface Wanted {
  level: number;
  row: number;
  col: number;
  /** 0: a quick look, in which many cells may be left out. What is there already is never asked for with less. */
  effort: number;
}

export interface Look {
  scaling: Scaling;
  colours: Uint8ClampedArray;
  nan: [number, number, number];
  name: string;
}

export class Tiles {
  #tiles = new Map<string, Tile>();
  #asking = new Map<string, AbortController>();
  #queue: Wanted[] = [];
  #refused = new Set<string>();
  #scales = new Map<string, Shade>();
  #closed = false;
  /** For the page's own benchmark: how long first looks and refinements took, in ms, and how many were not waited for. */
  readonly times: number[] = [];
  readonly refined: number[] = [];
  left = 0;

  constructor(
    private source: Source,
    private heads: string,
    private reduce: Reduce,
    private omit: string,
    private levels: number,
    private changed: () => void,
    private failed: (why: string) => void,
  ) {}

  get waiting(): number {
    return this.#asking.size + this.#queue.length;
  }

  /**
   * Ask for these; what was asked for and is not among them any more is stopped. The first ones come first, and while some
   * of them have not been seen at all, none is refined.
   */
  want(wanted: Wanted[]): void {
    const needed = wanted.filter((w) => {
      const key = this.#key(w);
      const known = this.#tiles.get(key);
      if (known) {
        this.#tiles.delete(key); // the last used stand last
        this.#tiles.set(key, known);
      }
      return !this.#refused.has(key) && (!known || known.effort < w.effort);
    });
    const unseen = needed.some((w) => w.effort === 0);
    const names = new Set(needed.filter((w) => !unseen || w.effort === 0).map((w) => this.#name(w)));
    for (const [name, asking] of this.#asking)
      if (!names.has(name)) {
        asking.abort();
        this.#asking.delete(name);
      }
    this.#queue = needed.filter((w) => !this.#asking.has(this.#name(w)));
    this.#pump();
  }

  get(level: number, row: number, col: number): Tile | undefined {
    return this.#tiles.get(`${level}/${row}/${col}`);
  }

  /** The exact weight of a cell, if its tile is there. */
  value(level: number, row: number, col: number, size: number): number | undefined {
    const tile = this.get(level, Math.floor(row / size), Math.floor(col / size));
    return tile?.numbers.values[(row % size) * tile.numbers.shape[1]! + (col % size)];
  }

  /** The scale of a level: from the largest value and a sample of the values in all of its tiles that are there. */
  scale(level: number, scaling: Scaling): Shade {
    const key = `${level}/${scaling}`;
    const known = this.#scales.get(key);
    if (known) return known;
    let high = 0;
    const samples: Float32Array[] = [];
    for (const [name, tile] of this.#tiles) {
      if (Number(name.split("/")[0]) !== level) continue;
      const values = this.source.signed ? tile.numbers.values.map(magnitude) : tile.numbers.values;
      for (const value of values) if (value > high && value < Infinity) high = value;
      if (scaling === "rank") samples.push(sample(values));
    }
    const all = new Float32Array(samples.reduce((n, s) => n + s.length, 0));
    let at = 0;
    for (const s of samples) {
      all.set(s, at);
      at += s.length;
    }
    // A new maximum a little above the old one must not repaint everything: up to the next of 1, 2, 5.
    const made = (this.source.signed ? signedScale : scaleOf)(scaling, rounded(high), scaling === "rank" ? all.sort() : all);
    this.#scales.set(key, made);
    return made;
  }

  /** A tile's picture in the present colours, painted when it is first drawn. */
  picture(level: number, row: number, col: number, look: Look): HTMLCanvasElement | null {
    const tile = this.get(level, row, col);
    if (!tile) return null;
    const shade = this.scale(level, look.scaling);
    const painted = `${look.name} ${look.scaling} ${shade.high} ${look.scaling === "rank" ? this.#countOf(level) : 0}`;
    if (tile.picture && tile.painted === painted) return tile.picture;
    const [height, width] = tile.numbers.shape as [number, number];
    tile.picture ??= Object.assign(document.createElement("canvas"), { width, height });
    const pixels = paint(tile.numbers.values, shade, look.colours, look.nan);
    tile.picture.getContext("2d")!.putImageData(new ImageData(pixels, width, height), 0, 0);
    tile.painted = painted;
    return tile.picture;
  }

  close(): void {
    this.#closed = true;
    this.#queue = [];
    for (const asking of this.#asking.values()) asking.abort();
  }

  #countOf(level: number): number {
    let count = 0;
    for (const name of this.#tiles.keys()) if (name.startsWith(`${level}/`)) count++;
    return count;
  }

  #key(w: { level: number; row: number; col: number }): string {
    return `${w.level}/${w.row}/${w.col}`;
  }

  #name(w: Wanted): string {
    return `${this.#key(w)}/${w.effort}`;
  }

  #pump(): void {
    while (!this.#closed && this.#asking.size < AT_ONCE && this.#queue.length) {
      const next = this.#queue[0]!;
      if (next.effort > 0 && [...this.#asking.keys()].some((name) => name.endsWith("/0"))) return;
      this.#queue.shift();
      const known = this.#tiles.get(this.#key(next));
      if (!known || known.effort < next.effort) void this.#fetch(next);
    }
  }

  async #fetch(w: Wanted): Promise<void> {
    const [key, name] = [this.#key(w), this.#name(w)];
    const asking = new AbortController();
    this.#asking.set(name, asking);
    const began = performance.now();
    try {
      const asked: TileAsked = { heads: this.heads, reduce: this.reduce, omit: this.omit, ...w };
      const numbers = await this.source.tile(asked, asking.signal);
      (w.effort ? this.refined : this.times).push(performance.now() - began);
      this.#tiles.set(key, { numbers, effort: numbers.read === 1 ? 9 : w.effort, picture: null, painted: "" });
      for (const name of [...this.#scales.keys()]) if (name.startsWith(`${w.level}/`)) this.#scales.delete(name);
      while (this.#tiles.size > KEEP) {
        const oldest = [...this.#tiles.keys()].find((name) => Number(name.split("/")[0]) < this.levels - 1);
        if (oldest === undefined) break;
        this.#tiles.delete(oldest);
      }
    } catch (error) {
      if ((error as Error).name === "AbortError") this.left++;
      else {
        this.#refused.add(key);
        this.failed((error as Error).message);
      }
    } finally {
      if (this.#asking.get(name) === asking) this.#asking.delete(name);
      if (!this.#closed) {
        this.changed();
        this.#pump();
      }
    }
  }
}

const magnitude = (x: number) => (x === -Infinity ? x : Math.abs(x));

function rounded(high: number): number {
  if (!(high > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(high));
  return ([1, 2, 5, 10].find((n) => n * power >= high * (1 - 1e-6)) ?? 10) * power;
}
