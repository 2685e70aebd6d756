// Numbers and pictures as files.
import { pngOf, svgOf } from "./picture";

export type Value = string | number | boolean | null;

/** The numbers behind a view: what they are of, and a table of them. */
export interface Numbered {
  about: Record<string, unknown>;
  columns: string[];
  rows: Value[][];
}

export type Kind = "svg" | "png" | "csv" | "json";

export async function save(kind: Kind, name: string, view: HTMLElement, numbers: () => Numbered): Promise<void> {
  if (kind === "svg") download(`${name}.svg`, new Blob([svgOf(view)], { type: "image/svg+xml" }));
  else if (kind === "png") download(`${name}.png`, await pngOf(svgOf(view)));
  else if (kind === "csv") download(`${name}.csv`, new Blob([csvOf(numbers())], { type: "text/csv" }));
  else download(`${name}.json`, new Blob([jsonOf(numbers())], { type: "application/json" }));
}

export function csvOf({ columns, rows }: Numbered): string {
  return [columns, ...rows].map((row) => row.map(field).join(",")).join("\n") + "\n";
}

/** JSON has no word for NaN and infinities: they are written as text. Hidden cells are null. */
export function jsonOf({ about, columns, rows }: Numbered): string {
  const known = (_: string, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? (value === -Infinity ? null : String(value)) : value);
  return JSON.stringify({ schema: 1, ...about, columns, rows }, known, 1);
}

function field(value: Value): string {
  if (value === null || value === -Infinity) return "";
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function download(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(content);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
