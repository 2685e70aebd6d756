export const story = {
  title: "qkv",
} as const;
