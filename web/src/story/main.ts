import "../shared/base.css";
import { mount } from "svelte";
import { language } from "../shared/language.svelte";
import { theme } from "../shared/theme.svelte";
import type { PageData } from "./data";
import Story from "./Story.svelte";

theme.apply();
language.apply();
const data = JSON.parse(document.getElementById("data")!.textContent!) as PageData;
mount(Story, { target: document.getElementById("page")!, props: { data } });
