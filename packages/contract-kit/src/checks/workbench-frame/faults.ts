import type { Check } from '../../check.ts';
import { flood } from '../../browser/random-messages.ts';
import { expectNone, expectShape, expectThat, Skipped } from '../../outcome.ts';
import { is, text } from '../../shape.ts';
import { event } from './documented.ts';
import { type FrameWorld, strangerOrigin } from './world.ts';

const isWanted = ({ options }: FrameWorld, name: 'wrongOrigin' | 'staleSignature'): void => {
  if (options.faults && !options.faults[name]) throw new Skipped('this fault was not asked for');
};

const wrongOrigin: Check<FrameWorld> = {
  chapter: 'Important Notes 1 (fault: wrong origin)',
  title: 'a page that the desk does not list hears nothing and commands nothing',
  run: async (world) => {
    isWanted(world, 'wrongOrigin');
    const from = world.second.heard.length;
    const stranger = await world.open(strangerOrigin, `${world.options.url}/desktop`);
    for (const type of ['update_agent_status_busy', 'update_agent_status_offline', 'refresh_threads'])
      await stranger.send({ type });
    // What the right page asks afterwards is answered: had the stranger's commands acted, it would show by then.
    await world.host.send({ type: 'update_agent_status_available' });
    await world.second.ask({ method: 'get_wait_user_list' });
    const [heard, foreign] = [await stranger.heard(), await stranger.foreign()];
    expectThat(heard.length + foreign.length === 0, `it heard ${JSON.stringify([...heard, ...foreign][0])}`);
    const changed = world.second.heard
      .slice(from)
      .some(({ method, status }) => method === 'set_customer_status_push' && status !== 1);
    expectThat(!changed, 'a stranger has changed the status of an agent');
    await stranger.close();
  },
};

const stale: Check<FrameWorld> = {
  chapter: 'accessToken Login (fault: stale signature)',
  title: 'a token whose time is over signs nobody in and says so',
  run: async (world) => {
    isWanted(world, 'staleSignature');
    const host = await world.open(world.options.hostOrigin, world.loginUrl(3600));
    const told = await host.until('login_failed', ({ type }) => type === 'login_failed');
    expectShape('login_failed', event('login_failed', { reason: text }), told);
    const types = (await host.heard()).map(({ type }) => String(type));
    expectThat(
      types.every((type) => type === 'login_failed'),
      `it heard ${types.join(', ')} too`,
    );
    await host.close();
  },
};

const forged: Check<FrameWorld> = {
  chapter: 'accessToken Login (fault: stale signature)',
  title: 'a token with a changed signature signs nobody in',
  run: async (world) => {
    isWanted(world, 'staleSignature');
    const host = await world.open(world.options.hostOrigin, `${world.loginUrl().slice(0, -6)}AAAAAA`);
    await host.until('login_failed', ({ type }) => type === 'login_failed');
    await host.close();
  },
};

const random: Check<FrameWorld> = {
  chapter: 'Important Notes 1 (fault: random messages)',
  title: 'random messages from the host page: no action, no exception, and it still answers',
  run: async ({ host, options, second, deps }) => {
    const count = options.randomMessages;
    if (count === 0) throw new Skipped('--random 0');
    const [from, pushes] = [(await host.heard()).length, second.heard.length];
    await flood(host.page.mainFrame(), '[frames[0]]', options.seed, count);
    const id = deps.newId();
    await host.send({ type: 'refresh_threads', request_id: id });
    const answered = event('command_result', { request_id: is(id), ok: is(true) });
    const result = await host.until(
      'command_result',
      ({ type, data }) => type === 'command_result' && (data as { request_id?: unknown }).request_id === id,
      from,
      60_000,
    );
    expectShape('command_result', answered, result);
    const done = new Set((await host.heard()).slice(from).map(({ type }) => String(type)));
    for (const harmless of ['command_result', 'command_rejected', 'unread_message_count'])
      done.delete(harmless);
    expectThat(done.size === 0, `something came of it: ${[...done].join(', ')}`);
    const statuses = second.heard.slice(pushes).filter(({ method }) => method === 'set_customer_status_push');
    expectThat(statuses.length === 0, 'the status of an agent changed');
    const faults = await host.faults();
    expectNone('an exception', faults);
  },
};

export const frameFaultChecks: readonly Check<FrameWorld>[] = [wrongOrigin, stale, forged, random];
