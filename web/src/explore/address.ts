// Where the place is kept between visits: the address of a page, or the state of a notebook's widget.

export interface Address {
  read(): string;
  write(hash: string): void;
  /** Calls back when the place was changed from outside; returns what ends that. */
  moved(to: (hash: string) => void): () => void;
}

export const pageAddress: Address = {
  read: () => location.hash,
  write: (hash) => {
    if (hash !== location.hash) history.replaceState(null, "", hash);
  },
  moved: (to) => {
    const heard = () => to(location.hash);
    addEventListener("hashchange", heard);
    return () => removeEventListener("hashchange", heard);
  },
};
