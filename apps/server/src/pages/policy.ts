/** A Content-Security-Policy header of its directives. */
export const policy = (directives: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');

/** The sockets of this host. Older browsers do not count them as 'self'. A strange Host header adds nothing. */
export const socketSources = (host: string | undefined): string[] =>
  host !== undefined && /^[a-z0-9.-]{1,253}(:\d{1,5})?$|^\[[0-9a-f:]{2,45}\](:\d{1,5})?$/i.test(host)
    ? [`ws://${host}`, `wss://${host}`]
    : [];

/** The rights that a page of ours has, or may hand to nobody. */
export const permissionsPolicy = [
  'camera=()',
  'display-capture=()',
  'geolocation=()',
  'payment=()',
  'usb=()',
  'serial=()',
  'midi=()',
  'microphone=(self)',
  'autoplay=(self)',
  'clipboard-write=(self)',
].join(', ');
