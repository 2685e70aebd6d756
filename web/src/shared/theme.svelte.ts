// Dark or light: what the system prefers, until the reader says otherwise. Remembered where the browser lets us.

import { roots } from "./roots";

export type Choice = "system" | "light" | "dark";
const KEY = "qkv-theme";
const CHOICES: readonly Choice[] = ["system", "light", "dark"];

const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

function remembered(): Choice {
  try {
    const found = localStorage.getItem(KEY) as Choice | null;
    return found && CHOICES.includes(found) ? found : "system";
  } catch {
    return "system"; // a file opened from disk, or storage switched off
  }
}

class Theme {
  choice = $state<Choice>(remembered());
  #system = $state<boolean>(dark?.matches ?? false);

  constructor() {
    dark?.addEventListener("change", (event) => {
      this.#system = event.matches;
      this.apply();
    });
  }

  /** What is shown: "light" or "dark". */
  get shown(): "light" | "dark" {
    return this.choice === "system" ? (this.#system ? "dark" : "light") : this.choice;
  }

  choose(choice: Choice): void {
    this.choice = choice;
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // not remembered then
    }
    this.apply();
  }

  /** What "as the system" means where a notebook has an appearance of its own. */
  follow(dark: boolean): void {
    this.#system = dark;
    this.apply();
  }

  apply(): void {
    for (const root of roots) root.dataset.theme = this.shown;
  }
}

export const theme = new Theme();
