// Where answers come from: the local server, or the file that the page itself is.
import { FileSource, type Embedded } from "./file";
import type { CellInfo, HeadRows, Info, Numbers, TileAsked, What } from "./types";

export interface Source {
  /** Whether any question can be asked; a file holds some answers only. */
  readonly live: boolean;
  info(): Promise<Info>;
  row(heads: string, queries: number[], what: What, signal?: AbortSignal): Promise<Numbers>;
  column(heads: string, keys: number[], what: What, signal?: AbortSignal): Promise<Numbers>;
  tile(asked: TileAsked, signal?: AbortSignal): Promise<Numbers>;
  cell(heads: string, query: number, key: number, signal?: AbortSignal): Promise<CellInfo>;
  tracks(heads: string, signal?: AbortSignal): Promise<Numbers>;
  heads(layer: number, signal?: AbortSignal): Promise<HeadRows>;
  gallery(layer: number, signal?: AbortSignal): Promise<Numbers>;
}

/** What a question could not be answered for, in a sentence for people. */
export class Unanswered extends Error {}

class ServerSource implements Source {
  readonly live = true;

  async #ask(name: string, asked: Record<string, string | number>, signal?: AbortSignal): Promise<Response> {
    const query = new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]));
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
    return answer;
  }

  async #json<T>(name: string, asked: Record<string, string | number>, signal?: AbortSignal): Promise<T> {
    return (await (await this.#ask(name, asked, signal)).json()) as T;
  }

  async #numbers(name: string, asked: Record<string, string | number>, signal?: AbortSignal): Promise<Numbers> {
    const answer = await this.#ask(name, asked, signal);
    return {
      values: new Float32Array(await answer.arrayBuffer()),
      shape: (answer.headers.get("x-qkv-shape") ?? "").split(",").map(Number),
      read: Number(answer.headers.get("x-qkv-read") ?? 1),
    };
  }

  info = () => this.#json<Info>("trace", {});
  row = (heads: string, queries: number[], what: What, signal?: AbortSignal) =>
    this.#numbers("row", { heads, queries: queries.join(","), what }, signal);
  column = (heads: string, keys: number[], what: What, signal?: AbortSignal) =>
    this.#numbers("column", { heads, keys: keys.join(","), what }, signal);
  tile = (asked: TileAsked, signal?: AbortSignal) => this.#numbers("tile", { ...asked }, signal);
  cell = (heads: string, query: number, key: number, signal?: AbortSignal) =>
    this.#json<CellInfo>("cell", { heads, query, key }, signal);
  tracks = (heads: string, signal?: AbortSignal) => this.#numbers("tracks", { heads }, signal);
  heads = (layer: number, signal?: AbortSignal) => this.#json<HeadRows>("heads", { layer }, signal);
  gallery = (layer: number, signal?: AbortSignal) => this.#numbers("gallery", { layer }, signal);
}

/** The file's own answers where the page holds some, else the server. */
export function source(): Source {
  const held = document.getElementById("data")?.textContent;
  return held ? new FileSource(JSON.parse(held) as Embedded) : new ServerSource();
}
