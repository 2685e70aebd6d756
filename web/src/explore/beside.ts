// Two traces of the same text: the second one's numbers less the first one's, as a source like any other.
import { difference } from "./numbers";
import { Unanswered, type Source } from "./source";
import type { AttributionInfo, CellInfo, HeadRows, Info, Numbers, TileAsked, What } from "./types";

export class Difference implements Source {
  readonly signed = true;
  readonly live: boolean;
  readonly picture: string | null;

  constructor(private a: Source, private b: Source) {
    this.live = a.live && b.live;
    this.picture = a.picture;
  }

  info = (): Promise<Info> => this.a.info();
  finest = (heads: string) => Math.max(this.a.finest(heads), this.b.finest(heads));

  async #between(ask: (of: Source) => Promise<Numbers>): Promise<Numbers> {
    const [a, b] = await Promise.all([ask(this.a), ask(this.b)]);
    return { ...b, values: difference(a.values, b.values), read: Math.max(a.read, b.read) };
  }

  row = (heads: string, queries: number[], what: What, signal?: AbortSignal) => this.#between((of) => of.row(heads, queries, what, signal));
  column = (heads: string, keys: number[], what: What, signal?: AbortSignal) => this.#between((of) => of.column(heads, keys, what, signal));
  tile = (asked: TileAsked, signal?: AbortSignal) => this.#between((of) => of.tile(asked, signal));
  gallery = (layer: number, signal?: AbortSignal) => this.#between((of) => of.gallery(layer, signal));

  async heads(layer: number, signal?: AbortSignal): Promise<HeadRows> {
    const [a, b] = await Promise.all([this.a.heads(layer, signal), this.b.heads(layer, signal)]);
    const fixed = new Set(["layer", "name", "head"]);
    const rows = b.rows.map((row, n) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => {
        const other = a.rows[n]?.[name];
        return [name, fixed.has(name) ? value : typeof value === "number" && typeof other === "number" ? value - other : null];
      })),
    );
    return { columns: b.columns, rows };
  }

  async attribution(): Promise<AttributionInfo> {
    throw new Unanswered("An attribution is of one trace.");
  }

  async cell(): Promise<CellInfo> {
    throw new Unanswered("A calculation is of one trace.");
  }

  async tracks(): Promise<Numbers> {
    throw new Unanswered("Tracks are of one trace.");
  }
}
