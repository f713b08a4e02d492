/** What `GET /api/embed/check` answers any page: the desk's time, and whether the asking origin may embed it. */
export type DeskAnswer =
  | { name: 'answered'; now: number; originAllowed: boolean | null; tookMs: number }
  /** Something is there that does not know the question. */
  | { name: 'silent' }
  | { name: 'unreachable' };

type Deps = { window: Window; after: (ms: number, run: () => void) => () => void };

const patienceMs = 5000;

/** `fetch` that gives up; null when nothing can be read. */
const read = async ({ window, after }: Deps, url: string, mode: RequestMode): Promise<Response | null> => {
  const abort = new AbortController();
  const cancel = after(patienceMs, () => abort.abort());
  try {
    return await window.fetch(url, { mode, credentials: 'omit', cache: 'no-store', signal: abort.signal });
  } catch {
    // A refused connection and a missing permission look the same from here; the caller tells them apart.
    return null;
  } finally {
    cancel();
  }
};

const bodyOf = async (answer: Response): Promise<Record<string, unknown> | null> => {
  const body: unknown = await answer.json().catch(() => null); // not JSON: not our desk
  const data = (body as { data?: unknown } | null)?.data;
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null;
};

export const askDesk = async (deps: Deps, origin: string): Promise<DeskAnswer> => {
  const { performance } = deps.window;
  const begun = performance.now();
  const answer = await read(deps, `${origin}/api/embed/check`, 'cors');
  const data = answer?.ok ? await bodyOf(answer) : null;
  const tookMs = performance.now() - begun;
  if (typeof data?.['now'] === 'number') {
    const allowed = data['origin_allowed'];
    const originAllowed = typeof allowed === 'boolean' ? allowed : null;
    return { name: 'answered', now: data['now'], originAllowed, tookMs };
  }
  // Whether anybody is there at all: what comes back may not be read, but it comes.
  const reached = answer ?? (await read(deps, `${origin}/healthz`, 'no-cors'));
  return { name: reached ? 'silent' : 'unreachable' };
};
