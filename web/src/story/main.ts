import "../shared/base.css";
import { mount } from "svelte";
import { language } from "../shared/language.svelte";
import { theme } from "../shared/theme.svelte";
import Story from "./Story.svelte";

theme.apply();
language.apply();
mount(Story, { target: document.getElementById("page")! });
