/** @jsxImportSource preact */
const mouths = [
  '',
  'M8 17c2.4-3.4 5.6-3.4 8 0',
  'M8.5 16.2c2.1-1.9 4.9-1.9 7 0',
  'M8.5 15.5h7',
  'M8.5 14.8c2.1 1.9 4.9 1.9 7 0',
  'M7.8 14c2.4 4.2 6 4.2 8.4 0Z',
];

/** Drawn, not an emoji: the same five faces on every system. */
export const Face = ({ score }: { score: number }) => (
  <svg class={`icon smiley smiley-${score}`} viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="9.5" />
    <path d={`M9 9.8v.010M15 9.8v.010${mouths[score] ?? ''}`} />
  </svg>
);
