/** @jsxImportSource preact */
const handset =
  'M8.6 4.5 6.3 4.6a1.8 1.8 0 0 0-1.7 2A14.6 14.6 0 0 0 17.4 19.4a1.8 1.8 0 0 0 2-1.7l.1-2.3-3.9-1.9-1.9 1.7a11.7 11.7 0 0 1-4.9-4.9l1.7-1.9Z';

const paths = {
  hangUp: handset,
  mic: 'M12 3.5a2.8 2.8 0 0 1 2.8 2.8v5.2a2.8 2.8 0 0 1-5.6 0V6.3A2.8 2.8 0 0 1 12 3.5ZM5.8 11.2a6.2 6.2 0 0 0 12.4 0M12 17.4v3.1',
  micOff:
    'M9.2 9.5v2a2.8 2.8 0 0 0 4.4 2.3M14.8 11V6.3A2.8 2.8 0 0 0 9.4 5.3M5.8 11.2a6.2 6.2 0 0 0 9.9 5M18.2 11.2c0 1-.2 1.9-.6 2.7M12 17.4v3.1M4.5 4l15 16',
} as const;

export type CallIconName = keyof typeof paths;

export const CallIcon = ({ name }: { name: CallIconName }) => (
  <svg class={`icon call-icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
