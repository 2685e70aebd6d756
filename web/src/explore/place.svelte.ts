// Where the reader is: view, heads, tokens, settings. On a page it lives in the address after #, so that a link leads back to it.
import type { Info, Layer, Reduce, Spans, Stream, What } from "./types";

export const VIEWS = ["text", "image", "map", "gallery", "cell"] as const;
export type View = (typeof VIEWS)[number];
export type Scaling = "log" | "linear" | "rank";
/** Of two traces: the first, the second, their difference, or all of these side by side. */
export const SIDES = ["first", "second", "difference", "all"] as const;
export type Side = (typeof SIDES)[number];
/** A head's number, "*" for the mean over the layer's heads, "**" over all layers and heads, "set" over those chosen. */
export type Head = number | "*" | "**" | "set";

function among<T extends string>(given: string | null, known: readonly T[], otherwise: T): T {
  return known.includes(given as T) ? (given as T) : otherwise;
}

export class Place {
  info: Info;
  /** The views of what the trace is of: an image is no running text. */
  readonly views: readonly View[];
  view = $state<View>("text");
  layer = $state(0);
  head = $state<Head>(0);
  /** Heads chosen for a mean, like "18.6". */
  set = $state.raw<readonly string[]>([]);
  queries = $state<number[]>([0]);
  key = $state(0);
  what = $state<What>("share");
  ask = $state<"read" | "readers" | "answer">("read");
  /** Of an answer's attribution: its tokens, first and stop (null: what the model said); how the text is cut, by which method ("": the
   * default), and whether it is held against a knock-out. */
  answer = $state.raw<readonly [number, number] | null>(null);
  spans = $state<Spans>("sentences");
  method = $state("");
  verify = $state(false);
  by = $state<"words" | "tokens">("words");
  reduce = $state<Reduce>("max");
  scaling = $state<Scaling>("log");
  palette = $state<"cividis" | "viridis">("cividis");
  omit = $state<string>("");
  side = $state<Side>("all");
  /** Of an image: how what was read is shown. */
  light = $state<"light" | "colour">("light");
  /** Of the map: the cell in the middle and pixels a cell; null: the whole. */
  window = $state.raw<{ x: number; y: number; k: number } | null>(null);
  /** Of the map: the cell under the pointer. */
  cursor = $state.raw<{ row: number; col: number } | null>(null);

  constructor(info: Info, hash: string) {
    this.info = info;
    this.views = VIEWS.filter((view) => view !== (info.streams[info.main]?.grid ? "text" : "image"));
    this.view = this.views[0]!;
    this.layer = info.begin.layer;
    this.head = info.begin.head;
    this.queries = [info.begin.query];
    this.ask = info.begin.ask ?? "read";
    this.verify = info.begin.verify ?? false;
    this.spans = info.attribution?.spans[0] ?? "sentences";
    this.read(hash);
  }

  /** Whether the text view asks what an answer came from: of all heads at once. */
  get attributing(): boolean {
    return this.view === "text" && this.ask === "answer";
  }

  /** As the server writes heads. */
  get heads(): string {
    if (this.head === "set") return this.set.join(",");
    return this.head === "**" ? "*" : `${this.layer}.${this.head}`;
  }

  /** The layer that is looked at: for a mean over several, one of those that take part. */
  get of(): Layer {
    const layers = this.info.layers;
    const main = (l: Layer) => l.streams.every((s) => s === this.info.main);
    if (this.head === "**") return layers.find(main) ?? layers[0]!;
    return layers[this.head === "set" ? Number(this.set[0]!.split(".")[0]) : this.layer] ?? layers[0]!;
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

  /** Choose these heads for a mean; with none left, the head that was looked at before. */
  choose(set: readonly string[]): void {
    this.set = set;
    if (!set.length && this.head === "set") this.go({ head: this.info.layers[this.layer]?.heads[0] ?? 0 });
  }

  /** What does not exist in the chosen layer is replaced by what does. */
  fit(): void {
    if (this.head === "set" && !this.set.length) this.head = this.info.layers[this.layer]?.heads[0] ?? 0;
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
      palette: this.palette, side: this.side, light: this.light,
    };
    if (this.answer) said.answer = this.answer.join(".");
    if (this.attributing) Object.assign(said, { spans: this.spans, method: this.method, verify: this.verify ? "1" : "0" });
    if (this.set.length) said.set = this.set.join("_");
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
    this.view = among(said.get("view"), this.views, this.view);
    this.layer = Math.min(whole("layer", this.layer), this.info.layers.length - 1);
    const known = new Set(this.info.layers.flatMap((l) => l.heads.map((h) => `${l.number}.${h}`)));
    if (said.has("set")) this.set = said.get("set")!.split("_").filter((name) => known.has(name)).slice(0, 64);
    const head = said.get("head");
    if (head !== null) this.head = head === "*" || head === "**" || head === "set" ? head : whole("head", typeof this.head === "number" ? this.head : 0);
    const queries = (said.get("query") ?? "").split(".").filter((part) => /^\d{1,9}$/.test(part));
    if (queries.length) this.queries = queries.slice(0, 32).map(Number);
    this.key = whole("key", this.key);
    this.what = among(said.get("what"), ["share", "contribution"], this.what);
    const asks = this.info.attribution && this.views[0] === "text" ? (["read", "readers", "answer"] as const) : (["read", "readers"] as const);
    this.ask = this.info.begin.ask ?? among(said.get("ask"), asks, this.ask);
    this.#readAnswer(said);
    this.by = among(said.get("by"), ["words", "tokens"], this.by);
    this.reduce = among(said.get("reduce"), ["mean", "max"], this.reduce);
    this.scaling = among(said.get("scale"), ["log", "linear", "rank"], this.scaling);
    this.palette = among(said.get("palette"), ["cividis", "viridis"], this.palette);
    this.side = among(said.get("side"), SIDES, this.side);
    this.light = among(said.get("light"), ["light", "colour"], this.light);
    this.omit = (said.get("omit") ?? "").split(",").filter((n) => n === "first" || n === "diagonal").join(",");
    const at = (said.get("at") ?? "").split("_").map(Number);
    this.window = at.length === 3 && at.every(Number.isFinite) && at[2]! > 0 ? { x: at[0]!, y: at[1]!, k: at[2]! } : null;
    this.fit();
  }

  #readAnswer(said: URLSearchParams): void {
    const known = this.info.attribution;
    const place = /^(\d{1,9})\.(\d{1,9})$/.exec(said.get("answer") ?? "");
    this.answer = place ? [Number(place[1]), Number(place[2])] : null;
    this.spans = among(said.get("spans"), known?.spans ?? [], this.spans);
    this.method = among(said.get("method"), ["", ...(known?.methods.map((m) => m.name) ?? [])], this.method);
    if (said.has("verify")) this.verify = said.get("verify") === "1";
  }
}
