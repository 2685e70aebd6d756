// Every word that the pages say in English. es.ts has the same keys; a test and the type checker hold that.
import { story } from "./en.story";
import { explore } from "./en.explore";

export const en = {
  shared: {
    language: "Language",
    appearance: "Appearance",
    asTheSystem: "As the system",
    light: "Light",
    dark: "Dark",
  },
  story,
  explore,
} as const;
