/**
 * S1: scripts, forms, windows and files to save; no way to move the desk away, no pointer lock, no dialogs. Its own
 * origin it keeps only where that is not the desk's: with both, a page could take its sandbox off.
 */
export const sandbox = (origin: string): string =>
  [
    'allow-scripts',
    'allow-forms',
    'allow-popups',
    'allow-popups-to-escape-sandbox',
    'allow-downloads',
    ...(origin === window.location.origin ? [] : ['allow-same-origin']),
  ].join(' ');
