// Numbers as the story writes them; the decimal point is the reader's own.
import { language } from "../shared/language.svelte";

/** `n` with exactly `digits` decimals. */
export function fixed(n: number, digits = 2): string {
  const text = n.toLocaleString(language.name, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text.replace("-", "−");
}

/** `n` with as many decimals as it needs, `digits` at most. */
export function upTo(n: number, digits = 2): string {
  return n.toLocaleString(language.name, { maximumFractionDigits: digits }).replace("-", "−");
}

/** A share among people. */
export const share = (n: number): string => upTo(n, 4);

/** A share among words: whole per cent, below one "<1 %"; the sign stays with its number. */
export function percent(n: number): string {
  if (n > 0 && n < 0.01) return "<1\u00a0%";
  return `${Math.round(n * 100)}\u00a0%`;
}

/** A model's name without what is said of it in brackets. */
export const short = (label: string): string => label.replace(/ \(.*\)$/, "");

/** So many of a model's numbers for a word are shown: all would be too thin to be seen. */
export const FIRST = 64;

/** The size that few numbers pass: a model has some that are far larger than all others. */
export function large(...lists: ArrayLike<number>[]): number {
  const sizes = lists.flatMap((list) => Array.from(list, Math.abs)).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length * 0.97)] ?? 0;
}

/** A token as a reader may see it: without its blank, and never empty. */
export function shown(token: string): string {
  const text = token.replace(/^ /, "");
  return text.trim() === "" ? "␣" : text;
}
