// The page's language and its words: one file of strings a language, all with the same keys as English.
import { en } from "../strings/en";
import { es } from "../strings/es";
import { roots } from "./roots";

/** The shape of a language file: English's, with any text in place of its own. */
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (infer U)[]
      ? readonly Widened<U>[]
      : { readonly [K in keyof T]: Widened<T[K]> };
export type Strings = Widened<typeof en>;

export const LANGUAGES = { en: "English", es: "Español" } as const;
export type Language = keyof typeof LANGUAGES;
export const strings: Record<Language, Strings> = { en, es };

function first(): Language {
  const asked = new URLSearchParams(globalThis.location?.search ?? "").get("lang");
  const wanted = [asked, document.documentElement.dataset.lang, ...(navigator.languages ?? [])];
  for (const name of wanted) {
    const short = name?.slice(0, 2);
    if (short && short in LANGUAGES) return short as Language;
  }
  return "en";
}

class Current {
  name = $state<Language>(first());

  get t(): Strings {
    return strings[this.name];
  }

  choose(name: Language): void {
    this.name = name;
    this.apply();
  }

  apply(): void {
    for (const root of roots) root.lang = this.name;
  }
}

export const language = new Current();
