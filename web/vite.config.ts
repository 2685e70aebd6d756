// One entry a build, so that each page is one script and one style sheet: a page that is a single file can hold them.
//
//   QKV_ENTRY=story vite build     what `npm run build` does for each entry in build.js
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const entry = process.env.QKV_ENTRY ?? "story";
const widget = entry === "widget"; // the notebook's module brings its styles with it

export default defineConfig({
  plugins: [svelte({ emitCss: !widget, compilerOptions: { css: widget ? "injected" : "external" } })],
  resolve: process.env.VITEST ? { conditions: ["browser"] } : undefined,
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"] },
  build: {
    target: "es2022",
    outDir: process.env.QKV_WEB_OUT ?? "../src/qkv/views/web/static",
    emptyOutDir: false,
    modulePreload: false,
    reportCompressedSize: false,
    lib: {
      entry: `src/${entry}/main.ts`,
      formats: ["es"],
      fileName: () => `${entry}.js`,
      cssFileName: entry,
    },
  },
} as never);
