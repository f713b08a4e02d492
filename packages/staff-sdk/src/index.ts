import { browserSdk } from './browser.ts';
import type { StaffSdk } from './staff-sdk.ts';

export type {
  CardUrl,
  ConfigOptions,
  Context,
  CrmUpdate,
  Done,
  Failure,
  Outcome,
  ReceivedMessage,
  SelectedVisitor,
  Sent,
  StaffSdk,
  StaffSdkError,
  VisitorEvent,
} from './staff-sdk.ts';

/**
 * The SDK for pages that bundle it instead of loading `/open/staff/jssdk-1.0.0.js`. One for each page, made in the browser.
 *
 *     const echatSDK = createEchatSDK({ desk: 'https://desk.example' });
 *     echatSDK.config({ timestamp, nonce, signature });
 */
export const createEchatSDK = ({ desk }: { desk: string }): StaffSdk => browserSdk(new URL(desk).origin);
