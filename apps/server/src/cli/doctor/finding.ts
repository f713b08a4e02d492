/** `fix`: what to do about it. */
export type Finding = { state: 'ok' | 'warn' | 'fail'; what: string; fix?: string };
