// What the reader has set. It outlives the screens, so that going back and forward keeps it.
import { Sentence, type PageData, type Recorded } from "./data";
import { proportional, scores, softmax } from "./formulas";

export type Way = "plain" | "soft";

export class Coins {
  wants = $state(0);
  has = $state<number[]>([]);
  gives = $state<number[]>([]);

  constructor(readonly start: PageData["numbers"]["coins"]) {
    this.reset();
  }

  reset(): void {
    this.wants = this.start.wants;
    this.has = Object.values(this.start.has);
    this.gives = Object.values(this.start.gives);
  }

  /** A asks the first `people` of the others: the story's quotient K ÷ Q, and shares of it. */
  ask(way: Way, people: number, wants: number = this.wants) {
    const chances = this.has.slice(0, people).map((has) => has / wants);
    const shares = way === "plain" ? proportional(chances) : softmax(chances);
    const coins = shares.map((share, j) => share * this.gives[j]!);
    const gain = coins.reduce((a, b) => a + b, 0);
    return { scores: chances, shares, coins, gain, total: this.start.own + gain };
  }
}

/** A sentence, the word that asks, the head that is followed and the word that is looked at as a key. */
export class Reading {
  index = $state(0);
  row = $state(0);
  head = $state(0);
  key = $state(0);
  all = $state.raw<Sentence[]>([]);

  constructor(data: PageData) {
    this.all = data.sentences.map((s) => new Sentence(s));
    this.choose(0);
  }

  get sentence(): Sentence {
    return this.all[this.index]!;
  }

  choose(index: number): void {
    this.index = index;
    const { row, head, best } = this.sentence.of;
    [this.row, this.head, this.key] = [row, head, best];
  }

  /** One more sentence, which is looked at from now on. */
  add(recorded: Recorded): void {
    this.all = [new Sentence(recorded), ...this.all];
    this.choose(0);
  }

  ask(row: number): void {
    this.row = row;
    this.key = this.strongest();
  }

  /** Where `row` reads most, the first token apart: it is a sink. */
  strongest(head: number = this.head, row: number = this.row): number {
    const shares = this.shares(head, row).slice(1, row + 1);
    return row === 0 ? 0 : 1 + shares.reduce((best, s, j, all) => (s > all[best]! ? j : best), 0);
  }

  /** An induction head at work: `row` reads, by more than half, what came after its own word the last time. */
  inducing(): boolean {
    const { words, tokens } = this.sentence.of;
    const key = this.strongest();
    const spelt = (word: number) => tokens.filter((_, j) => words[j] === word).join("").trim();
    const before = words[key - 1];
    if (before === undefined || words[key] === before || this.shares()[key]! < 0.5) return false;
    const mine = words[this.row]!;
    const again = (word: number, j: number) => j < this.row && word !== mine && spelt(word) === spelt(mine);
    const last = words.reduce((at, word, j) => (again(word, j) ? j : at), -1);
    return last === key - 1;
  }

  /** The share of the followed connection of sentence `index`, in its own head. */
  shareIn(index: number): number {
    const s = this.all[index]!;
    const { head, row, best, tokens } = s.of;
    const keys = tokens.map((_, j) => s.key(head, j));
    return softmax(scores(s.query(head, row), keys, undefined, (j) => j <= row))[best]!;
  }

  scores(head: number = this.head, row: number = this.row, options: { scale?: number; mask?: boolean } = {}): number[] {
    const keys = this.sentence.of.tokens.map((_, j) => this.sentence.key(head, j));
    const visible = (j: number) => options.mask === false || j <= row;
    return scores(this.sentence.query(head, row), keys, options.scale, visible);
  }

  shares(head: number = this.head, row: number = this.row, options: { scale?: number; mask?: boolean } = {}): number[] {
    return softmax(this.scores(head, row, options));
  }
}
