import type { CheckOptions } from '../workbench.ts';
import { askDesk, type DeskAnswer } from './ask-desk.ts';
import type { Check, Finding } from './finding.ts';
import type { Seen } from './witness.ts';

type Subject = {
  window: Window;
  after: (ms: number, run: () => void) => () => void;
  frame: HTMLIFrameElement;
  origin: string;
  seen: Seen;
};

const ok = (check: Check): Finding => ({ check, status: 'ok' });
const unknown = (check: Check, why: string): Finding => ({ check, status: 'unknown', why });
const problem = (check: Check, what: string, fix: string): Finding => ({
  check,
  status: 'problem',
  problem: what,
  fix,
});

const frameFinding = ({ window, frame, origin, seen }: Subject, desk: DeskAnswer): Finding => {
  const here = window.location.origin;
  if (!frame.isConnected)
    return problem('frame', 'the iframe is not in the page', 'put it, or its container, into the page');
  if (seen.heard) return ok('frame');
  if (seen.blocked.some((url) => url.startsWith(origin) || origin.startsWith(url)))
    return problem(
      'frame',
      "this page's own Content-Security-Policy refuses the frame",
      `add ${origin} to frame-src of this page's policy`,
    );
  if (desk.name === 'unreachable')
    return problem(
      'frame',
      `nothing answers at ${origin}`,
      'compare the address, scheme and port; start the desk',
    );
  if (desk.name === 'answered' && desk.originAllowed === true)
    return unknown(
      'frame',
      'the desk allows this page, but has not spoken yet; look again when it has loaded',
    );
  return problem(
    'frame',
    'the desk answers, but shows nothing here: its frame-ancestors refuses this page, or it has not loaded yet',
    `add exactly ${here} to the desk's list of embedding origins`,
  );
};

const sandboxNeeds = ['allow-scripts', 'allow-same-origin', 'allow-forms', 'allow-popups'];

type Policies = { permissionsPolicy?: Policy; featurePolicy?: Policy };
type Policy = { allowsFeature: (feature: string) => boolean };

const allowFinding = ({ window, frame, origin }: Subject): Finding => {
  const lacking = ['microphone', 'autoplay'].filter((name) => !new RegExp(`\\b${name}\\b`).test(frame.allow));
  if (lacking.length > 0)
    return problem(
      'allow',
      `the iframe does not hand on: ${lacking.join(', ')}`,
      `give it allow="${lacking.map((name) => `${name} ${origin}`).join('; ')}", before its src is set`,
    );
  const tokens = frame.getAttribute('sandbox')?.split(/\s+/) ?? sandboxNeeds;
  const locked = sandboxNeeds.filter((token) => !tokens.includes(token));
  if (locked.length > 0)
    return problem(
      'allow',
      `the iframe's sandbox lacks ${locked.join(', ')}`,
      'add them, or drop the sandbox',
    );
  const document = window.document as Document & Policies;
  const policy = document.permissionsPolicy ?? document.featurePolicy;
  if (policy && !policy.allowsFeature('microphone'))
    return problem(
      'allow',
      "this page's own Permissions-Policy has no microphone",
      `send Permissions-Policy: microphone=(self "${origin}")`,
    );
  return ok('allow');
};

const microphoneFinding = async ({ window }: Subject): Promise<Finding> => {
  const { navigator } = window;
  if (!window.isSecureContext)
    return problem(
      'microphone',
      'browsers give no microphone to pages without https',
      'serve this page over https',
    );
  // Some browsers do not know the name and throw.
  const state = await Promise.resolve()
    .then(() => navigator.permissions.query({ name: 'microphone' }))
    .then(
      (status) => status.state,
      () => null,
    );
  if (state === null) return unknown('microphone', 'this browser does not tell');
  if (state === 'denied')
    return problem(
      'microphone',
      'the microphone is blocked for this page',
      'allow it behind the icon left of the address, and load the page again',
    );
  const devices = await Promise.resolve()
    .then(() => navigator.mediaDevices.enumerateDevices())
    .catch(() => null); // a browser without devices to tell of
  if (devices && !devices.some(({ kind }) => kind === 'audioinput'))
    return problem('microphone', 'no microphone is connected', 'connect one');
  return ok('microphone');
};

const popupFinding = ({ window }: Subject, { popup = false }: CheckOptions): Finding => {
  if (!popup) return unknown('popup', 'call check({ popup: true }) from a click to find out');
  const opened = window.open('about:blank', '', 'width=120,height=120');
  opened?.close();
  if (opened) return ok('popup');
  return problem(
    'popup',
    'the browser blocks windows of this page: single sign-on cannot open',
    'allow pop-ups for this page and for the desk; open them from a click',
  );
};

/** W6: more than this and fresh tokens look expired. */
const skewMs = 60_000;

const clockFinding = (desk: DeskAnswer, now: number): Finding => {
  if (desk.name !== 'answered') return unknown('clock', 'the desk does not tell its time');
  const skew = now - desk.tookMs / 2 - desk.now;
  if (Math.abs(skew) <= skewMs) return ok('clock');
  return problem(
    'clock',
    `this computer's clock is ${Math.round(Math.abs(skew) / 1000)} s ${skew > 0 ? 'ahead of' : 'behind'} the desk's`,
    'switch on network time (NTP) on this computer, on the desk, and on the server that signs tokens',
  );
};

const loginFixes: Readonly<Record<string, string>> = {
  expired: 'sign a new token for each load of the page; compare the clocks',
  ticket: 'a ticket works once, for a minute, in the page it was made for: mint one for each load',
  unknown: 'create an agent with that e-mail, or compare the spelling',
};

const loginFinding = ({ seen }: Subject): Finding => {
  if (seen.loginFailed !== null)
    return problem(
      'login',
      `the login failed: ${seen.loginFailed}`,
      loginFixes[seen.loginFailed] ?? 'compare secret, algorithm and claims with the settings of the desk',
    );
  return seen.heard ? ok('login') : unknown('login', 'the desk has not spoken yet');
};

export const runChecks = async (subject: Subject, options: CheckOptions): Promise<Finding[]> => {
  // First of all: a browser forgets the click while something is awaited.
  const popup = popupFinding(subject, options);
  const [desk, microphone] = await Promise.all([
    askDesk(subject, subject.origin),
    microphoneFinding(subject),
  ]);
  const { performance } = subject.window;
  return [
    frameFinding(subject, desk),
    allowFinding(subject),
    microphone,
    popup,
    clockFinding(desk, performance.timeOrigin + performance.now()),
    loginFinding(subject),
  ];
};
