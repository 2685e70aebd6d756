// Where answers come from: the local server, or the file that the page itself is.
import { FileSource, type Embedded } from "./file";
import type { AttributionAsked, AttributionInfo, CellInfo, HeadRows, Info, Numbers, TileAsked, What } from "./types";

export interface Source {
  /** Whether any question can be asked; a file holds some answers only. */
  readonly live: boolean;
  /** Whether its numbers are differences, which may be below 0. */
  readonly signed: boolean;
  /** The address of the image that the model saw. */
  readonly picture: string | null;
  /** The finest level of a map whose tiles are there. */
  finest(heads: string): number;
  info(): Promise<Info>;
  row(heads: string, queries: number[], what: What, signal?: AbortSignal): Promise<Numbers>;
  column(heads: string, keys: number[], what: What, signal?: AbortSignal): Promise<Numbers>;
  tile(asked: TileAsked, signal?: AbortSignal): Promise<Numbers>;
  attribution(asked: AttributionAsked, signal?: AbortSignal): Promise<AttributionInfo>;
  cell(heads: string, query: number, key: number, signal?: AbortSignal): Promise<CellInfo>;
  tracks(heads: string, signal?: AbortSignal): Promise<Numbers>;
  heads(layer: number, signal?: AbortSignal): Promise<HeadRows>;
  gallery(layer: number, signal?: AbortSignal): Promise<Numbers>;
}

/** What a question could not be answered for, in a sentence for people. */
export class Unanswered extends Error {}

/** An answer as it came: bytes, and what is said about them. */
export interface Answer {
  body: ArrayBuffer;
  said: (name: string) => string | null | undefined;
}

/** Asks one question; throws Unanswered, or what an aborted request throws. */
export type Ask = (name: string, asked: Record<string, string | number>, signal?: AbortSignal) => Promise<Answer>;

/** Answers that something computes: a server, or a notebook's kernel. */
export class Asked implements Source {
  readonly live = true;
  readonly signed = false;
  finest = () => 0;

  constructor(private ask: Ask, public picture: string | null) {}

  async #json<T>(name: string, asked: Record<string, string | number>, signal?: AbortSignal): Promise<T> {
    return JSON.parse(new TextDecoder().decode((await this.ask(name, asked, signal)).body)) as T;
  }

  async #numbers(name: string, asked: Record<string, string | number>, signal?: AbortSignal): Promise<Numbers> {
    const { body, said } = await this.ask(name, asked, signal);
    return {
      values: new Float32Array(body),
      shape: (said("x-qkv-shape") ?? "").split(",").map(Number),
      read: Number(said("x-qkv-read") ?? 1),
      heads: said("x-qkv-heads")?.split(",").map(Number),
    };
  }

  info = () => this.#json<Info>("trace", {});
  row = (heads: string, queries: number[], what: What, signal?: AbortSignal) =>
    this.#numbers("row", { heads, queries: queries.join(","), what }, signal);
  column = (heads: string, keys: number[], what: What, signal?: AbortSignal) =>
    this.#numbers("column", { heads, keys: keys.join(","), what }, signal);
  tile = (asked: TileAsked, signal?: AbortSignal) => this.#numbers("tile", { ...asked }, signal);
  attribution = ({ answer, spans, by, verify }: AttributionAsked, signal?: AbortSignal) =>
    this.#json<AttributionInfo>("attribution", { ...(answer && { answer }), spans, by, verify }, signal);
  cell = (heads: string, query: number, key: number, signal?: AbortSignal) =>
    this.#json<CellInfo>("cell", { heads, query, key }, signal);
  tracks = (heads: string, signal?: AbortSignal) => this.#numbers("tracks", { heads }, signal);
  heads = (layer: number, signal?: AbortSignal) => this.#json<HeadRows>("heads", { layer }, signal);
  gallery = (layer: number, signal?: AbortSignal) => this.#numbers("gallery", { layer }, signal);
}

/** of: which trace, where the server has two. */
function served(of: number): Source {
  return new Asked(async (name, asked, signal) => {
    const query = new URLSearchParams(Object.entries(of ? { ...asked, of } : asked).map(([key, value]) => [key, String(value)]));
    let answer: Response;
    try {
      answer = await fetch(`api/${name}?${query}`, { signal });
    } catch (error) {
      if ((error as Error).name === "AbortError") throw error;
      throw new Unanswered("The server does not answer. Is qkv explore still running?");
    }
    if (!answer.ok) {
      const said = await answer.json().catch(() => ({}));
      throw new Unanswered((said as { error?: string }).error ?? `The server answered ${answer.status}.`);
    }
    return { body: await answer.arrayBuffer(), said: (header) => answer.headers.get(header) };
  }, `api/image?of=${of}`);
}

/** The file's own answers where the page holds some, else the server's; a second trace is asked like the first one. */
export function sources(): Source[] {
  const held = document.getElementById("data")?.textContent;
  if (!held) return [served(0), served(1)];
  const { traces } = JSON.parse(held) as { traces: Embedded[] };
  return traces.map((one) => new FileSource(one));
}
