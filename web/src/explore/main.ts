import "../shared/base.css";
import "./explore.css";
import "../strings/explore";
import { mount } from "svelte";
import { language } from "../shared/language.svelte";
import { theme } from "../shared/theme.svelte";
import Explore from "./Explore.svelte";
import { pageAddress } from "./address";
import { sources } from "./source";

theme.apply();
language.apply();

const target = document.getElementById("page")!;
const [first, second] = sources();
first!.info().then(
  (info) => {
    document.title = `${info.model} · qkv explore`;
    const props = { source: first!, second: info.beside ? second : null, info, address: pageAddress, keysFrom: window };
    mount(Explore, { target, props });
  },
  (error: Error) => {
    const said = document.createElement("p");
    said.setAttribute("role", "alert");
    said.textContent = error.message;
    target.replaceChildren(said);
  },
);
