// The page's language and its words: one file of strings a language and page, all with the same keys as English.
import type { explore } from "../strings/en.explore";
import { shared as en } from "../strings/en.shared";
import type { story } from "../strings/en.story";
import { shared as es } from "../strings/es.shared";
import { roots } from "./roots";

/** The shape of a language file: English's, with any text in place of its own. */
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (infer U)[]
      ? readonly Widened<U>[]
      : { readonly [K in keyof T]: Widened<T[K]> };
export interface Strings {
  shared: Widened<typeof en>;
  story: Widened<typeof story>;
  explore: Widened<typeof explore>;
}

export const LANGUAGES = { en: "English", es: "Español" } as const;
export type Language = keyof typeof LANGUAGES;
const strings = { en: { shared: en }, es: { shared: es } } as Record<Language, Strings>;

/** The words of a page, before anything of it is shown: no page carries those of another. */
export function speak<P extends keyof Strings>(page: P, words: Record<Language, Strings[P]>): void {
  for (const name of Object.keys(words) as Language[]) strings[name][page] = words[name];
}

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
