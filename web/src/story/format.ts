// Numbers as the story writes them; the decimal point is the reader's own.
import { language } from "../shared/language.svelte";

/** `n` with exactly `digits` decimals. */
export function fixed(n: number, digits = 2): string {
  const text = n.toLocaleString(language.name, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text.replace("-", "−");
}

/** A share among people: four decimals. */
export const share = (n: number): string => fixed(n, 4);

/** A share among words: whole per cent, below one "<1 %". */
export function percent(n: number): string {
  if (n > 0 && n < 0.01) return "<1 %";
  return `${Math.round(n * 100)} %`;
}

/** A token as a reader may see it: without its blank, and never empty. */
export function shown(token: string): string {
  const text = token.replace(/^ /, "");
  return text.trim() === "" ? "␣" : text;
}
