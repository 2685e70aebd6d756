import "../shared/base.css";
import { mount } from "svelte";
import { language } from "../shared/language.svelte";
import { theme } from "../shared/theme.svelte";
import Explore from "./Explore.svelte";
import { source } from "./source";

theme.apply();
language.apply();

const target = document.getElementById("page")!;
const asked = source();
asked.info().then(
  (info) => {
    document.title = `${info.model} · qkv explore`;
    mount(Explore, { target, props: { source: asked, info } });
  },
  (error: Error) => {
    const said = document.createElement("p");
    said.setAttribute("role", "alert");
    said.textContent = error.message;
    target.replaceChildren(said);
  },
);
