/** @jsxImportSource preact */
const paths = {
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4.5 12h15m0 0-6-6m6 6-6 6',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.2a4.2 4.2 0 0 0 7 0M9 9.6v.01M15 9.6v.01',
  picture:
    'M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5Zm0 9.5 4.5-4.5 4 4 2.5-2.5 5 5M15 9.2v.01',
  file: 'M13 3H7a1.5 1.5 0 0 0-1.5 1.5v15A1.5 1.5 0 0 0 7 21h10a1.5 1.5 0 0 0 1.5-1.5V8.5Zm0 0v5.5h5.5',
  down: 'M12 5v14m0 0 6-6m-6 6-6-6',
} as const;

export const Icon = ({ name }: { name: keyof typeof paths }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
