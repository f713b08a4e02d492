import { CommandFailed } from '@inlay/frame/desk-host.ts';
import { createPhoneHost } from '@inlay/frame/phone-host.ts';
import { runChecks } from './check/run-checks.ts';
import { createWitness } from './check/witness.ts';
import type { EmbedPage } from './embed-page.ts';
import { createEmitter } from './emitter.ts';
import type { Phone, PhoneCall, PhoneOptions } from './phone.ts';
import type { DialStatus, PhoneEvents } from './phone-events.ts';
import { originOf, placeFrame } from './place-frame.ts';

/** Interface 2 answers no command by name: what came of it is read from the messages that follow. */
type Verdict<T> = { ok: true; value: T } | { ok: false; reason: string } | null;

/** Whether a status speaks of this call. A `+` may come and go. */
const isOf = (
  call: PhoneCall,
  status: DialStatus,
): status is Exclude<DialStatus, { code: 3 | 4 | 6 | -1 }> => {
  if (!('callId' in status)) return false;
  if (call.orderId) return status.orderId === call.orderId;
  return status.callee.replace(/^\+/, '') === call.callee.replace(/^\+/, '');
};

const judgeCall = (call: PhoneCall, type: string, content: unknown): Verdict<{ callId: string }> => {
  const status = content as DialStatus;
  if (type !== 'dialStatus' || !isOf(call, status)) return null;
  if (status.code === 5) return { ok: false, reason: String(status.hangupCode ?? 'hung_up') };
  return status.code === 1 ? null : { ok: true, value: { callId: status.callId } };
};

const judgeInit = (type: string, content: unknown): Verdict<void> => {
  if (type === 'login') return { ok: true, value: undefined };
  const noSeat = type === 'agentExists' && (content as PhoneEvents['agentExists']).code === 2;
  return noSeat ? { ok: false, reason: 'no_seat' } : null;
};

const judgeLogout = (type: string): Verdict<void> =>
  type === 'logout' ? { ok: true, value: undefined } : null;

const isWhole = (type: string, content: unknown): boolean =>
  type === 'logout' || type === 'tokenInvalid' || (typeof content === 'object' && content !== null);

export const createPhoneIn = (page: EmbedPage, options: PhoneOptions): Phone => {
  const { window, after, onError } = page;
  const { timeoutMs = 30_000, title = 'Inlay phone' } = options;
  const origin = originOf(options.url);
  const { frame, remove } = placeFrame(page, { place: options.container, origin, title });
  const emitter = createEmitter<PhoneEvents>(onError);
  const witness = createWitness(window);
  const open = new Set<{ judge: (type: string, content: unknown) => void; close: () => void }>();
  let destroyed = false;
  let loaded = false;
  const whenLoaded: (() => void)[] = [];

  const host = createPhoneHost({
    window,
    frame,
    origin,
    onMessage: (type, content) => {
      if (!isWhole(type, content)) return;
      witness.heard(type, content);
      onLoad();
      for (const { judge } of Array.from(open)) judge(type, content);
      emitter.emit(type, content);
    },
  });
  // As the reference has it: the page in the frame listens once the frame has loaded. Who speaks listens too.
  const onLoad = (): void => {
    loaded = true;
    for (const run of whenLoaded.splice(0)) run();
  };
  frame.addEventListener('load', onLoad);
  frame.src = `${origin}/admin/#/nxcc`;

  const failed = (command: string, reason: string): CommandFailed =>
    new CommandFailed(command, reason, `${command}: ${reason}`);
  const send = (type: string, content?: unknown): void => {
    if (loaded) host.send(type, content);
    else whenLoaded.push(() => host.send(type, content));
  };
  const ask = <T>(type: string, content: unknown, judge: (type: string, content: unknown) => Verdict<T>) =>
    new Promise<T>((resolve, reject) => {
      if (destroyed) throw failed(type, 'closed');
      const finish = (act: () => void): void => {
        cancel();
        open.delete(entry);
        act();
      };
      const cancel = after(timeoutMs, () =>
        finish(() =>
          reject(new CommandFailed(type, 'timeout', `${type}: no answer within ${timeoutMs / 1000} s`)),
        ),
      );
      const entry = {
        judge: (heard: string, data: unknown): void => {
          const verdict = judge(heard, data);
          if (verdict)
            finish(() => (verdict.ok ? resolve(verdict.value) : reject(failed(type, verdict.reason))));
        },
        close: () => finish(() => reject(failed(type, 'closed'))),
      };
      open.add(entry);
      send(type, content);
    });
  /** What follows is nobody's answer: being told is all there is to wait for. */
  const tell = (type: string, content?: unknown): Promise<void> =>
    new Promise((resolve, reject) => {
      if (destroyed) throw failed(type, 'closed');
      if (loaded) return resolve(host.send(type, content));
      const entry = { judge: () => {}, close: () => reject(failed(type, 'closed')) };
      open.add(entry);
      whenLoaded.push(() => {
        open.delete(entry);
        resolve(host.send(type, content));
      });
    });
  return {
    frame,
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
    init: (content) => (content.loginMethod === 0 ? ask('init', content, judgeInit) : tell('init', content)),
    toEmailLogin: () => tell('toEmailLogin'),
    callOut: (call) => ask('callOut', call, (type, content) => judgeCall(call, type, content)),
    logout: () => ask('loginOut', undefined, judgeLogout),
    check: (more = {}) => runChecks({ window, after, frame, origin, seen: witness.seen() }, more),
    destroy: () => {
      if (destroyed) return;
      destroyed = true;
      whenLoaded.length = 0;
      frame.removeEventListener('load', onLoad);
      host.close();
      witness.close();
      for (const { close } of Array.from(open)) close();
      emitter.clear();
      remove();
    },
  };
};
