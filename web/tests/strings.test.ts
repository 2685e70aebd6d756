// The type checker holds that both languages have the same keys; this holds what it cannot see.
import { expect, test } from "vitest";
import { explore } from "../src/strings/en.explore";
import { shared } from "../src/strings/en.shared";
import { story } from "../src/strings/en.story";
import { explore as explorar } from "../src/strings/es.explore";
import { shared as comun } from "../src/strings/es.shared";
import { story as historia } from "../src/strings/es.story";

function leaves(of: unknown, path = ""): [string, unknown][] {
  if (typeof of === "object" && of !== null) {
    return Object.entries(of).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
  }
  return [[path, of]];
}

const english = leaves({ shared, story, explore });
const spanish = new Map(leaves({ shared: comun, story: historia, explore: explorar }));

test("every string is there in both languages, and none is empty", () => {
  expect([...spanish.keys()].sort()).toEqual(english.map(([path]) => path).sort());
  for (const [path, text] of [...english, ...spanish]) {
    if (typeof text === "string") expect(text.trim(), path).not.toBe("");
  }
});

test("a sentence is translated, not copied", () => {
  const copied = english.filter(([path, text]) => typeof text === "string" && text.split(" ").length > 4 && spanish.get(path) === text);
  expect(copied).toEqual([]);
});
