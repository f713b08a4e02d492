import { deskCommands } from '@inlay/protocol/desk-frame/commands.ts';
import { deskEvents } from '@inlay/protocol/desk-frame/events.ts';
import { hangupCodes } from '@inlay/protocol/phone-frame/hangup-codes.ts';
import { phoneCommands, phoneEvents } from '@inlay/protocol/phone-frame/messages.ts';
import { callErrors, configErrors } from '@inlay/protocol/staff-sdk/error-codes.ts';
import { staffCallbacks, staffCalls, staffExtensions } from '@inlay/protocol/staff-sdk/messages.ts';
import { scopeOfCall } from '@inlay/protocol/staff-sdk/scopes.ts';
import type { DocsPage, Entry } from './entry.ts';
import { type Sources, toldEntry } from './message-entries.ts';

type Marked = Readonly<Record<string, { schema: object; extension: boolean }>>;

const marked = (sources: Sources, area: string, kind: string, table: Marked): Entry[] =>
  Object.entries(table).map(([name, one]) => toldEntry(sources, area, name, { ...one, kind }));

const all = (table: Readonly<Record<string, object>>, extension = false): Marked =>
  Object.fromEntries(Object.entries(table).map(([name, schema]) => [name, { schema, extension }]));

export const workbenchFramePage = (sources: Sources): DocsPage => ({
  path: 'workbench-frame',
  title: 'Workbench frame',
  intro:
    'Interface 1: what the workbench in an iframe tells the page around it, and what that page may ask. By postMessage between exact origins; source is bytedesk-desktop.',
  groups: [
    { title: 'Events', entries: marked(sources, 'desk-frame', 'event', deskEvents) },
    { title: 'Commands', entries: marked(sources, 'desk-frame', 'command', deskCommands) },
  ],
});

const codesEntry = (
  id: string,
  title: string,
  summary: string,
  cells: readonly (readonly string[])[],
  heads: readonly string[],
): Entry => ({
  id,
  title,
  kind: 'codes',
  isAddition: false,
  summary,
  tables: [],
  rows: { heads, cells },
  examples: [],
});

export const phoneFramePage = (sources: Sources): DocsPage => ({
  path: 'softphone-frame',
  title: 'Softphone frame',
  intro: 'Interface 2: the softphone at /admin/#/nxcc. Bare {type, content} messages between exact origins.',
  groups: [
    { title: 'To the softphone', entries: marked(sources, 'phone-frame', 'command', all(phoneCommands)) },
    { title: 'From the softphone', entries: marked(sources, 'phone-frame', 'event', all(phoneEvents)) },
    {
      title: 'Codes',
      entries: [
        codesEntry(
          'hangup-codes',
          'Hang-up codes',
          'Why a call was refused or ended (P4).',
          Object.entries(hangupCodes).map(([code, meaning]) => [code, meaning]),
          ['code', 'meaning'],
        ),
      ],
    },
  ],
});

const reasons = (table: Readonly<Record<string, { code: number; meaning: string }>>) =>
  Object.entries(table).map(([reason, { code, meaning }]) => [String(code), reason, meaning]);

const isWire = (name: string): boolean => name.startsWith('channel.') || name === 'sent';

/** What stands in no call's reference is an addition; what carries the calls is no call. */
const additions = Object.fromEntries(Object.entries(staffExtensions).filter(([name]) => !isWire(name)));
const channel = Object.fromEntries(Object.entries(staffExtensions).filter(([name]) => isWire(name)));

export const staffSdkPage = (sources: Sources): DocsPage => ({
  path: 'staff-sdk',
  title: 'Staff SDK',
  intro:
    'Interface 3: echatSDK, for pages of your own beside a conversation. Load /open/staff/jssdk-1.0.0.js, call config, then the methods.',
  groups: [
    {
      title: 'Calls',
      entries: [
        ...marked(sources, 'staff-sdk', 'call', all(staffCalls)),
        ...marked(sources, 'staff-sdk', 'call', all(additions, true)),
      ],
    },
    { title: 'Callbacks', entries: marked(sources, 'staff-sdk', 'callback', all(staffCallbacks)) },
    {
      title: 'Rights and errors',
      entries: [
        codesEntry(
          'scopes',
          'Scopes',
          'S8: which scope a call needs.',
          Object.entries(scopeOfCall).map(([call, scope]) => [call, scope ?? 'none']),
          ['call', 'scope'],
        ),
        codesEntry(
          'config-errors',
          'Errors of config',
          'What echatSDK.error receives.',
          reasons(configErrors),
          ['code', 'reason', 'meaning'],
        ),
        codesEntry(
          'call-errors',
          'Errors of calls',
          'What a refused call rejects with.',
          reasons(callErrors),
          ['code', 'reason', 'meaning'],
        ),
      ],
    },
    { title: 'Between page and desk', entries: marked(sources, 'staff-sdk', 'wire', all(channel, true)) },
  ],
});
