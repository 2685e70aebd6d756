// The words of the explorer, in every language that there is.
import { speak } from "../shared/language.svelte";
import { explore as en } from "./en.explore";
import { explore as es } from "./es.explore";

speak("explore", { en, es });
