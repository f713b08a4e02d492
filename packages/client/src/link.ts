//            open()         login: 0            all synced
//   idle ──▶ connecting ──▶ catching-up ──────▶ online
//               ▲    │ dropped      │ dropped      │ dropped, silent
//    time's up, │    ▼              ▼              │
//    woken up   waiting ◀──────────────────────────┘
//
//   440, 490, 492 and logout lead to `ended` from everywhere; takeOver() leads from there to `connecting`.
//   close() leads to `closed`, for good.

export type EndReason = 'signed-out' | 'bad-token' | 'elsewhere' | 'taken-over';

export type Link =
  | { name: 'idle' }
  | { name: 'connecting'; attempt: number }
  | { name: 'catching-up' }
  | { name: 'online' }
  | { name: 'waiting'; attempt: number; retryAt: number }
  | { name: 'ended'; reason: EndReason; msg: string }
  | { name: 'closed' };
