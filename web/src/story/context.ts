import { getContext } from "svelte";
import type { PageData } from "./data";
import type { Coins, Reading } from "./state.svelte";

/** What every screen shares: the data and what the reader has set. */
export const story = (): { data: PageData; coins: Coins; reading: Reading } => getContext("story");
