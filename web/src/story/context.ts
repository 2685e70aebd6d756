import { getContext } from "svelte";
import type { PageData, Recorded } from "./data";
import type { Coins, Reading } from "./state.svelte";

/** What every screen shares: the data, what the reader has set, and, where a model is there, how it reads a sentence. */
export interface Shared {
  data: PageData;
  coins: Coins;
  reading: Reading;
  read: ((sentence: string) => Promise<Recorded>) | null;
}

export const story = (): Shared => getContext("story");
