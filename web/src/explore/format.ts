// How numbers are written: shares in whole per cent, anything else with three significant digits.
import { format } from "d3-format";

const three = format(".3~r");
const two = format(".2~r");
const tiny = format(".2~e");

/** 52 %; below one per cent "<1 %". */
export function percent(share: number): string {
  if (Number.isNaN(share)) return "NaN";
  if (share !== 0 && Math.abs(share) < 0.01) return "<1 %";
  return `${Math.round(share * 100)} %`.replace("-", "−");
}

/** A part from −1 to 1, in per cent, with its sign where it is below 0. */
export function part(value: number): string {
  return value < 0 && value > -0.01 ? `−${percent(value)}` : percent(value);
}

/** A difference of shares or lengths, with its sign. */
export function signedly(value: number, write: (value: number) => string): string {
  const text = write(value);
  return value > 0 && !text.startsWith("<") ? `+${text}` : text;
}

/** Three significant digits; very small and very large ones as 1.2e−7. */
export function digits(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return "–";
  const x = typeof value === "string" ? Number(value) : value;
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  const text = size !== 0 && (size < 1e-3 || size >= 1e5) ? tiny(x) : three(x);
  return text.replaceAll("-", "−");
}

/** Two significant digits, where there is little room. */
export function short(value: number | null): string {
  if (value === null || Number.isNaN(value)) return "–";
  return (Math.abs(value) < 0.001 && value !== 0 ? "<.001" : two(value)).replaceAll("-", "−");
}

/** A token as it is shown by itself: no white space around it, line breaks as a sign. */
export function shown(token: string | undefined): string {
  if (token === undefined) return "?";
  const text = token.replaceAll("\n", "⏎").trim();
  return text === "" ? "␣" : text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
