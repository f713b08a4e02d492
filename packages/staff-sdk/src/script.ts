import { browserSdk } from './browser.ts';
import type { StaffSdk } from './staff-sdk.ts';

// /open/staff/jssdk-1.0.0.js: a classic script. `ecahtSDK` is the reference's own slip of the pen (S4).

/** The desk is where this file came from, unless the tag says `data-desk`. */
const deskOrigin = (): string | null => {
  const script = document.currentScript as HTMLScriptElement | null;
  if (!script) return null;
  const url = script.getAttribute('data-desk') || script.src;
  return url ? new URL(url, location.href).origin : null;
};

type Globals = { echatSDK?: StaffSdk; ecahtSDK?: StaffSdk };

const globals = window as Window & Globals;
// Included twice, it stays one: what was registered with the first must not be lost.
globals.echatSDK = globals.echatSDK || browserSdk(deskOrigin());
globals.ecahtSDK = globals.echatSDK;
