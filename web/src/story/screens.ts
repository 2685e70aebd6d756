// The screens in order: one idea each. The words of each are in the strings under its id.
import type { Component } from "svelte";
import Added from "./screens/Added.svelte";
import Alone from "./screens/Alone.svelte";
import Block from "./screens/Block.svelte";
import Friend from "./screens/Friend.svelte";
import Heads from "./screens/Heads.svelte";
import Kinds from "./screens/Kinds.svelte";
import Learned from "./screens/Learned.svelte";
import Limits from "./screens/Limits.svelte";
import Mask from "./screens/Mask.svelte";
import Mix from "./screens/Mix.svelte";
import Next from "./screens/Next.svelte";
import Powers from "./screens/Powers.svelte";
import Product from "./screens/Product.svelte";
import Qkv from "./screens/Qkv.svelte";
import Scale from "./screens/Scale.svelte";
import Scaling from "./screens/Scaling.svelte";
import Scores from "./screens/Scores.svelte";
import Shares from "./screens/Shares.svelte";
import Softmax from "./screens/Softmax.svelte";
import Tell from "./screens/Tell.svelte";
import Tokens from "./screens/Tokens.svelte";
import Who from "./screens/Who.svelte";
import Wish from "./screens/Wish.svelte";

export type Part = "people" | "model" | "around";

export const SCREENS = [
  { id: "alone", part: "people", component: Alone },
  { id: "friend", part: "people", component: Friend },
  { id: "wish", part: "people", component: Wish },
  { id: "softmax", part: "people", component: Softmax },
  { id: "powers", part: "people", component: Powers },
  { id: "product", part: "people", component: Product },
  { id: "scale", part: "people", component: Scale },
  { id: "learned", part: "people", component: Learned },
  { id: "tokens", part: "model", component: Tokens },
  { id: "qkv", part: "model", component: Qkv },
  { id: "scores", part: "model", component: Scores },
  { id: "scaling", part: "model", component: Scaling },
  { id: "mask", part: "model", component: Mask },
  { id: "shares", part: "model", component: Shares },
  { id: "mix", part: "model", component: Mix },
  { id: "added", part: "model", component: Added },
  { id: "heads", part: "model", component: Heads },
  { id: "next", part: "model", component: Next },
  { id: "block", part: "around", component: Block },
  { id: "kinds", part: "around", component: Kinds },
  { id: "who", part: "around", component: Who },
  { id: "limits", part: "around", component: Limits },
  { id: "tell", part: "around", component: Tell },
] as const satisfies readonly { id: string; part: Part; component: Component }[];
