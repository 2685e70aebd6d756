// The words of the story's page, in every language that there is.
import { speak } from "../shared/language.svelte";
import { story as en } from "./en.story";
import { story as es } from "./es.story";

speak("story", { en, es });
