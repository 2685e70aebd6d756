// Builds every entry: node build.js [folder]. Without a folder the files go where the Python package ships them.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = resolve(process.argv[2] ?? resolve(here, "../src/qkv/views/web/static"));
const LIMIT = 400_000; // bytes of one page's script and styles, compressed
const ENTRIES = ["story", "explore", "widget"].filter((name) => existsSync(resolve(here, `src/${name}/main.ts`)));

for (const entry of ENTRIES) {
  execFileSync(process.execPath, [resolve(here, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: here,
    env: { ...process.env, NODE_ENV: "production", QKV_ENTRY: entry, QKV_WEB_OUT: out },
    stdio: "inherit",
  });
  const files = [`${entry}.js`, `${entry}.css`].map((name) => resolve(out, name)).filter(existsSync);
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  console.log(`${entry}: ${(size / 1000).toFixed(1)} kB compressed`);
  if (size > LIMIT) throw new Error(`${entry} takes ${size} bytes compressed; the limit is ${LIMIT}.`);
}
