// Questions to a notebook's kernel and their answers, as messages between the widget and its model.
import { Unanswered, type Answer } from "../explore/source";

/** What anywidget gives of a model. */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, heard: (...args: never[]) => void): void;
  off(event: string, heard?: (...args: never[]) => void): void;
  send(content: unknown): void;
}

interface Said {
  id: string;
  error?: string;
  headers?: Record<string, string>;
}

export interface Kernel {
  ask(of: number, name: string, asked: Record<string, string | number>, signal?: AbortSignal): Promise<Answer>;
  close(): void;
}

let asking = 0;

export function answered(model: Model): Kernel {
  const mine = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`; // a model may have several views
  const waiting = new Map<string, { done: (answer: Answer) => void; failed: (why: Error) => void }>();

  const heard = (content: Said, buffers: DataView[] = []) => {
    const one = waiting.get(content.id);
    if (!one) return;
    waiting.delete(content.id);
    if (content.error !== undefined) return one.failed(new Unanswered(content.error));
    const view = buffers[0]!;
    const body = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice().buffer;
    one.done({ body, said: (name) => content.headers?.[name] });
  };
  model.on("msg:custom", heard as never);

  return {
    ask: (of, name, asked, signal) =>
      new Promise((done, failed) => {
        const id = `${mine}.${asking++}`;
        waiting.set(id, { done, failed });
        signal?.addEventListener("abort", () => {
          if (waiting.delete(id)) failed(new DOMException("Nobody waits for this any more.", "AbortError"));
        });
        const words = Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, String(value)]));
        model.send({ id, of, question: name, asked: words });
      }),
    close: () => model.off("msg:custom", heard as never),
  };
}
