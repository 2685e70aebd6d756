// Lo que dicen todas las páginas en español. Las mismas claves que en.shared.ts.
export const shared = {
  language: "Idioma",
  appearance: "Apariencia",
  asTheSystem: "Como el sistema",
  light: "Clara",
  dark: "Oscura",
};
