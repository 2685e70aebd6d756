// Where the reader is: view, heads, tokens, settings. It lives in the address after #, so that a link leads back to it.
import type { Info, Layer, Reduce, Stream, What } from "./types";

export const VIEWS = ["text", "map", "gallery", "cell"] as const;
export type View = (typeof VIEWS)[number];
export type Scaling = "log" | "linear" | "rank";

function among<T extends string>(given: string | null, known: readonly T[], otherwise: T): T {
  return known.includes(given as T) ? (given as T) : otherwise;
}

export class Place {
  info: Info;
  view = $state<View>("text");
  layer = $state(0);
  /** A head's number, "*" for the mean over the layer's heads, "**" over all layers and heads. */
  head = $state<number | "*" | "**">(0);
  queries = $state<number[]>([0]);
  key = $state(0);
  what = $state<What>("share");
  ask = $state<"read" | "readers">("read");
  by = $state<"words" | "tokens">("words");
  reduce = $state<Reduce>("max");
  scaling = $state<Scaling>("log");
  palette = $state<"cividis" | "viridis">("cividis");
  omit = $state<string>("");
  /** Of the map: the cell in the middle and pixels a cell; null: the whole. */
  window = $state<{ x: number; y: number; k: number } | null>(null);

  constructor(info: Info) {
    this.info = info;
    this.layer = info.begin.layer;
    this.head = info.begin.head;
    this.queries = [info.begin.query];
    this.read(location.hash);
  }

  /** As the server writes heads. */
  get heads(): string {
    return this.head === "**" ? "*" : `${this.layer}.${this.head}`;
  }

  /** The layer that is looked at: for a mean over all layers, one of those that take part. */
  get of(): Layer {
    const layers = this.info.layers;
    const main = (l: Layer) => l.streams.every((s) => s === this.info.main);
    if (this.head === "**") return layers.find(main) ?? layers[0]!;
    return layers[this.layer] ?? layers[0]!;
  }

  get asks(): Stream {
    return this.info.streams[this.of.streams[0]]!;
  }

  get answers(): Stream {
    return this.info.streams[this.of.streams[1]]!;
  }

  get query(): number {
    return this.queries[this.queries.length - 1] ?? 0;
  }

  go(change: Partial<Pick<Place, "view" | "layer" | "head" | "queries" | "key">>): void {
    Object.assign(this, change);
    this.fit();
  }

  /** What does not exist in the chosen layer is replaced by what does. */
  fit(): void {
    const of = this.of;
    if (typeof this.head === "number" && !of.heads.includes(this.head)) this.head = of.heads[0] ?? 0;
    const rows = of.positions ?? [of.first_row, of.first_row + of.rows - 1];
    const [low, high] = [rows[0] ?? 0, rows[rows.length - 1] ?? 0];
    if (this.ask === "read" || this.view !== "text") {
      this.queries = [...new Set(this.queries.map((q) => Math.min(Math.max(q, low), high)))];
    }
    this.key = Math.min(Math.max(this.key, of.first_key), of.first_key + of.keys - 1);
  }

  write(): string {
    const said: Record<string, string> = {
      view: this.view, layer: String(this.layer), head: String(this.head), query: this.queries.join("."),
      key: String(this.key), what: this.what, ask: this.ask, by: this.by, reduce: this.reduce, scale: this.scaling,
      palette: this.palette,
    };
    if (this.omit) said.omit = this.omit;
    if (this.window) said.at = [this.window.x, this.window.y, this.window.k].map((n) => n.toPrecision(6)).join("_");
    return `#${new URLSearchParams(said)}`;
  }

  read(hash: string): void {
    const said = new URLSearchParams(hash.replace(/^#/, ""));
    const whole = (name: string, otherwise: number) => {
      const given = said.get(name) ?? "";
      return /^\d{1,9}$/.test(given) ? Number(given) : otherwise;
    };
    this.view = among(said.get("view"), VIEWS, this.view);
    this.layer = Math.min(whole("layer", this.layer), this.info.layers.length - 1);
    const head = said.get("head");
    this.head = head === "*" || head === "**" ? head : whole("head", typeof this.head === "number" ? this.head : 0);
    const queries = (said.get("query") ?? "").split(".").filter((part) => /^\d{1,9}$/.test(part));
    if (queries.length) this.queries = queries.slice(0, 32).map(Number);
    this.key = whole("key", this.key);
    this.what = among(said.get("what"), ["share", "contribution"], this.what);
    this.ask = among(said.get("ask"), ["read", "readers"], this.ask);
    this.by = among(said.get("by"), ["words", "tokens"], this.by);
    this.reduce = among(said.get("reduce"), ["mean", "max"], this.reduce);
    this.scaling = among(said.get("scale"), ["log", "linear", "rank"], this.scaling);
    this.palette = among(said.get("palette"), ["cividis", "viridis"], this.palette);
    this.omit = (said.get("omit") ?? "").split(",").filter((n) => n === "first" || n === "diagonal").join(",");
    const at = (said.get("at") ?? "").split("_").map(Number);
    this.window = at.length === 3 && at.every(Number.isFinite) && at[2]! > 0 ? { x: at[0]!, y: at[1]!, k: at[2]! } : null;
    this.fit();
  }
}
