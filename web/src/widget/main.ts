// The explorer in a notebook (anywidget): in a shadow tree, so that neither's styles touch the other's; the kernel answers.
import base from "../shared/base.css?inline";
import own from "../explore/explore.css?inline";
import "../strings/explore";
import { mount, unmount } from "svelte";
import { language } from "../shared/language.svelte";
import { roots } from "../shared/roots";
import { theme } from "../shared/theme.svelte";
import Explore from "../explore/Explore.svelte";
import type { Address } from "../explore/address";
import { Asked } from "../explore/source";
import { answered, type Model } from "./kernel";

/** The page's styles, for a shadow tree. */
const styles = `${base
  .replace(/:root\[data-theme="?dark"?\]/g, ":host([data-theme=dark])")
  .replace(/:root/g, ":host")
  .replace(/(^|[\s},])html(?=[\s,{])/g, "$1:host")
  .replace(/(^|[\s},])body(?=[\s,{])/g, "$1.page")}
:host { display: block; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: 6px; }
.page:focus { outline: none; }
.page { overflow: auto; max-height: var(--view); }
${own}`;

function address(model: Model): Address {
  return {
    read: () => String(model.get("place") ?? ""),
    write: (hash) => {
      if (hash === model.get("place")) return;
      model.set("place", hash);
      model.save_changes();
    },
    moved: (to) => {
      const heard = () => to(String(model.get("place") ?? ""));
      model.on("change:place", heard);
      return () => model.off("change:place", heard);
    },
  };
}

/** Whether the notebook is dark; null where it does not say. */
function dark(): boolean | null {
  const { jpThemeLight, vscodeThemeKind, theme: marimo } = document.body.dataset;
  if (jpThemeLight) return jpThemeLight === "false";
  const kind = vscodeThemeKind ?? marimo;
  return kind ? kind.includes("dark") : null;
}

async function render({ model, el }: { model: Model; el: HTMLElement }): Promise<() => void> {
  const host = document.createElement("div");
  host.style.setProperty("--view", `${Number(model.get("height"))}px`);
  // A notebook's shortcuts must not take the keys that the explorer listens to.
  host.dataset.lmSuppressShortcuts = "true";
  const root = host.attachShadow({ mode: "open" });
  const page = Object.assign(document.createElement("div"), { className: "page", tabIndex: -1 });
  root.append(Object.assign(document.createElement("style"), { textContent: styles }), page);
  host.addEventListener("keydown", (event) => event.stopPropagation());
  // A key that leads to another view takes away what had the focus: the next key must be heard here too.
  const keep = (event: Event) => {
    const from = event.composedPath()[0] as Element;
    setTimeout(() => from.isConnected || page.focus({ preventScroll: true }));
  };
  host.addEventListener("keydown", keep, true);
  roots.delete(document.documentElement);
  roots.add(host);
  const noted = dark();
  if (noted !== null) theme.follow(noted);
  theme.apply();
  language.apply();
  el.append(host);

  const kernel = answered(model);
  const [source, second] = [0, 1].map((of) => new Asked((name, asked, signal) => kernel.ask(of, name, asked, signal), null)) as [Asked, Asked];
  const addresses: string[] = [];
  let shown: ReturnType<typeof mount> | null = null;
  try {
    const info = await source.info();
    for (const [of, one] of [source, second].slice(0, info.beside ? 2 : 1).entries()) {
      if (!info.image) break;
      const { body } = await kernel.ask(of, "image", {});
      addresses.push((one.picture = URL.createObjectURL(new Blob([body], { type: "image/png" }))));
    }
    const props = { source, second: info.beside ? second : null, info, address: address(model), keysFrom: page };
    shown = mount(Explore, { target: page, props });
  } catch (error) {
    page.append(Object.assign(document.createElement("p"), { role: "alert", textContent: (error as Error).message }));
  }
  return () => {
    if (shown) void unmount(shown);
    addresses.forEach((one) => URL.revokeObjectURL(one));
    kernel.close();
    roots.delete(host);
  };
}

export default { render };
