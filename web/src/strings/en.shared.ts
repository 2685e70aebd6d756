// What all pages say in English. Every file here has one in Spanish with the same keys; a test and the type checker hold that.
export const shared = {
  language: "Language",
  appearance: "Appearance",
  asTheSystem: "As the system",
  light: "Light",
  dark: "Dark",
} as const;
