// Where the page's data comes from: the file that the page is, or the local server, which can also read a new sentence.
import { language } from "../shared/language.svelte";
import type { PageData, Recorded } from "./data";

/** The data in the page itself; null where a server has it. */
export function held(): PageData | null {
  const text = document.getElementById("data")?.textContent;
  return text ? (JSON.parse(text) as PageData) : null;
}

/** Throws an Error whose message is for the reader. */
async function ask<T>(name: string, said: Record<string, string> = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`api/${name}?${new URLSearchParams(said)}`);
  } catch {
    throw new Error(language.t.story.own.gone);
  }
  if (answer.ok) return (await answer.json()) as T;
  const { error } = (await answer.json().catch(() => ({}))) as { error?: string };
  throw new Error(error ?? language.t.story.own.wrong);
}

export const asked = {
  story: () => ask<PageData>("story"),
  sentence: (text: string) => ask<Recorded>("sentence", { text }),
};
