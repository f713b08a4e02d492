/** Ten steps each, light to dark; step 6 carries white text, step 4 stands out on black (4.5:1). */
export const indigo = [
  '#eef2ff',
  '#e0e7ff',
  '#c7d2fe',
  '#a5b4fc',
  '#818cf8',
  '#6366f1',
  '#4f46e5',
  '#4338ca',
  '#3730a3',
  '#312e81',
] as const;

/** Neutral, a breath of blue: the greys of the dark scheme, light text first. */
export const night = [
  '#ececf1',
  '#b9b9c6',
  '#9797a6',
  '#6d6d7c',
  '#3a3a45',
  '#2e2e37',
  '#24242b',
  '#1b1b20',
  '#151519',
  '#0f0f12',
] as const;

export const fontStack =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans", Arial, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"';

export const monoStack = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace';
