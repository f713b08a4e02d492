const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);

/** What people call the key that goes with shortcuts on this machine. */
export const modKey = (): string => (isApple() ? '⌘' : 'Ctrl');
