export const explore = {
  title: "qkv",
} as const;
