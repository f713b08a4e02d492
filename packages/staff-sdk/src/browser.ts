import { createStaffSdk } from './create-staff-sdk.ts';
import type { StaffSdk } from './staff-sdk.ts';

/** Not `crypto.randomUUID`: pages without https have none. */
const newLoad = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => `0${byte.toString(16)}`.slice(-2)).join(
    '',
  );

/** The real page around the SDK. */
export const browserSdk = (deskOrigin: string | null): StaffSdk =>
  createStaffSdk({
    window,
    location,
    deskOrigin,
    newLoad,
    timers: {
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    // Chapter 2: `debug` prints to the console of the page.
    log: (level, ...what) => console[level](...what),
  });
