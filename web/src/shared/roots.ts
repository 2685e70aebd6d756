// The elements that bear language and appearance: the document, or in a notebook the widgets' own elements.

export const roots = new Set<HTMLElement>([document.documentElement]);
