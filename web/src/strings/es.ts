// Todo lo que dicen las páginas en español. Las mismas claves que en.ts.
import { explore } from "./es.explore";
import { story } from "./es.story";
import type { Strings } from "../shared/language.svelte";

export const es: Strings = {
  shared: {
    language: "Idioma",
    appearance: "Apariencia",
    asTheSystem: "Como el sistema",
    light: "Clara",
    dark: "Oscura",
  },
  story,
  explore,
};
