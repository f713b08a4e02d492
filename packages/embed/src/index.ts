import { createPhoneIn } from './create-phone.ts';
import { createWorkbenchIn } from './create-workbench.ts';
import { browserPage } from './embed-page.ts';
import type { Phone, PhoneOptions } from './phone.ts';
import type { Workbench, WorkbenchOptions } from './workbench.ts';

export type { Check, Finding } from './check/finding.ts';
export type { Phone, PhoneCall, PhoneInit, PhoneOptions } from './phone.ts';
export type { DialStatus, HangupCode, PhoneEvents } from './phone-events.ts';
export type { CheckOptions, Workbench, WorkbenchOptions } from './workbench.ts';
export type {
  AgentStatus,
  FrameUser,
  Thread,
  ThreadAction,
  ThreadType,
  UnreadThread,
  WorkbenchEvents,
} from './workbench-events.ts';

/**
 * Shows the workbench in this page and speaks with it.
 *
 *     const workbench = createWorkbench({
 *       url: 'https://desk.example',
 *       container: '#desk',
 *       getTicket: () => fetch('/desk-ticket').then((answer) => answer.text()),
 *     });
 *     workbench.on('unread_message_count', ({ totalUnreadCount }) => showBadge(totalUnreadCount));
 *     await workbench.setStatus('AVAILABLE');
 */
export const createWorkbench = (options: WorkbenchOptions): Workbench =>
  createWorkbenchIn(browserPage(), options);

/**
 * Shows the softphone in this page and speaks with it.
 *
 *     const phone = createPhone({ url: 'https://desk.example', container: '#phone' });
 *     await phone.init({ loginMethod: 1, lang: 'en-US' });
 *     const { callId } = await phone.callOut({ callee: '85291234567', orderId: 'o-1' });
 */
export const createPhone = (options: PhoneOptions): Phone => createPhoneIn(browserPage(), options);
