// The running text in the document: one element a word (or token), made once, shaded again and again.
// Made by hand, not by a component: a text of 8,192 tokens changes a background here and there, and nothing else.
import type { Units } from "./rows";
import type { Stream } from "./types";

/** The colours of numbers above 0 and below; null where none is below. */
export type Roles = [more: "query" | "value", less: "key" | "output" | null];

const PART = 160; // units of a block that the browser may leave undrawn while it is out of sight

export class RunningText {
  readonly elements: HTMLElement[] = [];
  #box: HTMLElement;
  #shades: string[] = [];
  #classes: string[] = [];

  constructor(box: HTMLElement, stream: Stream, units: Units, choose: (unit: number, more: boolean) => void, newline: string) {
    this.#box = box;
    const parts = document.createDocumentFragment();
    let part: HTMLElement | null = null;
    const count = units.starts.length - 1;
    for (let u = 0; u < count; u++) {
      const start = units.starts[u]!;
      const answer = start >= stream.prompt_length;
      if (!part || part.childElementCount >= PART || part.classList.contains("after") !== answer) {
        // A block ends at a line's end, so that cutting the text changes no line; long lines are cut where they must be.
        part = document.createElement("div");
        part.className = answer ? "part after" : "part";
        parts.append(part);
      }
      const whole = stream.tokens.slice(start, units.starts[u + 1]!).join("");
      // The space before a word belongs to no word: it is neither shaded nor underlined.
      const text = /^[ ]+\S/.test(whole) ? whole.trimStart() : whole;
      if (text.length < whole.length) part.append(whole.slice(0, whole.length - text.length));
      const element = document.createElement("span");
      element.className = "u";
      element.dataset.u = String(u);
      if (/^\s*\n\s*$/.test(text)) {
        element.classList.add("nl");
        element.textContent = `⏎${text.replace(/^[^\n]*/, "")}`;
        element.setAttribute("aria-label", newline);
      } else element.textContent = text;
      part.append(element);
      this.elements.push(element);
      if (part.childElementCount >= PART / 2 && text.endsWith("\n")) part = null;
    }
    box.replaceChildren(parts);
    this.#shades = new Array<string>(count).fill("");
    this.#classes = new Array<string>(count).fill("");
    box.onclick = (event) => {
      const hit = (event.target as HTMLElement).closest<HTMLElement>(".u");
      if (hit) choose(Number(hit.dataset.u), event.shiftKey || event.ctrlKey || event.metaKey);
    };
  }

  get box(): HTMLElement {
    return this.#box;
  }

  /** Shade every unit by its value; only what changed is touched. Roles are the colours of what is above 0, and of what is below. */
  shade(values: Float32Array, most: number, chosen: number[], [more, less]: Roles = ["query", null]): void {
    const marked = new Set(chosen);
    for (let u = 0; u < this.elements.length; u++) {
      const value = values[u] ?? -Infinity;
      const amount = Number.isNaN(value) ? -1 : Math.max(0, (less && value !== -Infinity ? Math.abs(value) : value) / most);
      const role = less && value < 0 ? less : more;
      // The eye compares areas of light: a root keeps small shares visible, and the numbers stand beside the text.
      const percent = amount < 0.002 ? 0 : Math.round(6 + 64 * Math.sqrt(Math.min(1, amount)));
      const shade =
        amount < 0 ? "var(--nan)" : percent ? `color-mix(in oklab, var(--${role}) ${percent}%, transparent)` : "";
      const classes = `u${marked.has(u) ? " chosen" : ""}${value === -Infinity ? " hid" : ""}`;
      const element = this.elements[u]!;
      if (this.#shades[u] !== shade) {
        element.style.backgroundColor = shade;
        this.#shades[u] = shade;
      }
      if (this.#classes[u] !== classes) {
        element.className = element.classList.contains("nl") ? `${classes} nl` : classes;
        this.#classes[u] = classes;
      }
    }
  }

  /** Bring a unit into sight, if it is not. */
  show(unit: number): void {
    const element = this.elements[unit];
    if (!element) return;
    const [here, box] = [element.getBoundingClientRect(), this.#box.getBoundingClientRect()];
    if (here.top < box.top + 30 || here.bottom > box.bottom - 10) element.scrollIntoView({ block: "center", behavior: "instant" });
  }

  /** Where a key leads from a unit; null for a key that does not move. */
  moved(from: number, key: string): number | null {
    const last = this.elements.length - 1;
    if (key === "ArrowLeft") return Math.max(0, from - 1);
    if (key === "ArrowRight") return Math.min(last, from + 1);
    if (key === "Home") return 0;
    if (key === "End") return last;
    if (key === "ArrowUp" || key === "ArrowDown") return this.#line(from, key === "ArrowDown" ? 1 : -1);
    return null;
  }

  /** The unit on the line above or below that is nearest across. */
  #line(from: number, by: 1 | -1): number {
    const start = this.elements[from]!.getClientRects()[0];
    if (!start) return from;
    let best = from;
    let line: number | null = null;
    for (let u = from + by; u >= 0 && u < this.elements.length; u += by) {
      const here = this.elements[u]!.getClientRects()[0];
      if (!here) continue;
      if (Math.abs(here.top - start.top) < start.height / 2) continue;
      line ??= here.top;
      if (Math.abs(here.top - line) > here.height / 2) break;
      const distance = (r: DOMRect) => Math.abs(r.left + r.width / 2 - start.left - start.width / 2);
      const now = this.elements[best]!.getClientRects()[0]!;
      if (best === from || distance(here) < distance(now)) best = u;
    }
    return best;
  }

  close(): void {
    this.#box.onclick = null;
  }
}
