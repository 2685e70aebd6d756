import "../shared/base.css";
import { mount } from "svelte";
import { language } from "../shared/language.svelte";
import { theme } from "../shared/theme.svelte";
import Explore from "./Explore.svelte";

theme.apply();
language.apply();
mount(Explore, { target: document.getElementById("page")! });
