import "../shared/base.css";
import "../strings/story";
import { mount } from "svelte";
import { language } from "../shared/language.svelte";
import { theme } from "../shared/theme.svelte";
import { asked, held } from "./asked";
import Story from "./Story.svelte";

theme.apply();
language.apply();
const target = document.getElementById("page")!;
const data = held();
if (data) mount(Story, { target, props: { data } });
else
  asked.story().then(
    (data) => mount(Story, { target, props: { data, read: asked.sentence } }),
    (error: Error) => target.replaceChildren(Object.assign(document.createElement("p"), { role: "alert", textContent: error.message })),
  );
