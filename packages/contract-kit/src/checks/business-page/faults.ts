import type { Browser } from 'playwright-core';
import { flood } from '../../browser/random-messages.ts';
import type { Check } from '../../check.ts';
import type { KitDeps } from '../../kit-deps.ts';
import type { KitOptions } from '../../options.ts';
import { expectNone, expectThat, Skipped } from '../../outcome.ts';
import { asSigned, openPageWorld, type PageMode, type PageWorld, signFor } from './world.ts';

/** Each fault gets a workbench of its own. */
export type FaultContext = { options: KitOptions; deps: KitDeps; browser: Browser };

const isWanted = ({ options }: FaultContext, name: 'wrongOrigin' | 'staleSignature'): void => {
  if (options.faults && !options.faults[name]) throw new Skipped('this fault was not asked for');
};

const withPage = async (
  { options, deps, browser }: FaultContext,
  mode: PageMode,
  act: (world: PageWorld) => Promise<void>,
): Promise<void> => {
  const world = await openPageWorld(options, deps, browser, mode);
  try {
    await act(world);
  } finally {
    await world.close();
  }
};

/** Refused with that code, and so is everything after it. */
const expectRefused = async (context: FaultContext, mode: PageMode, code: number): Promise<void> =>
  withPage(context, mode, async ({ page, outcome, call }) => {
    const frame = await page();
    const came = await outcome(frame);
    expectThat(came.code === code, `config came to ${JSON.stringify(came)}, not ${code}`);
    const answer = await call(frame, 'sendTxtMsgToVisitor', 'must not be sent');
    expectThat(answer['code'] === code, `a call after it answers ${JSON.stringify(answer)}`);
  });

const signed = (
  title: string,
  code: number,
  how: (context: FaultContext) => PageMode['claim'],
): Check<FaultContext> => ({
  chapter: '2 (fault: stale signature)',
  title,
  run: async (context) => {
    isWanted(context, 'staleSignature');
    await expectRefused(context, { ...asSigned, claim: how(context) }, code);
  },
});

const own = (scheme: 'sha1' | 'hmac'): Check<FaultContext> => ({
  chapter: '2',
  title: `a page that its own server has signed (${scheme}) is verified`,
  run: (context) => {
    const claim = signFor(context.options, context.deps, { scheme });
    return withPage(context, { ...asSigned, claim }, async ({ page, outcome }) => {
      const came = await outcome(await page());
      expectThat(came.code === 0, `error was called: ${JSON.stringify(came)}`);
    });
  },
});

const replay: Check<FaultContext> = {
  chapter: '2 (fault: stale signature)',
  title: 'a nonce counts for one load: the same address loaded again gets 409',
  run: async (context) => {
    isWanted(context, 'staleSignature');
    await withPage(context, asSigned, async ({ page, outcome }) => {
      const frame = await page();
      expectThat((await outcome(frame)).code === 0, 'the first load was refused');
      await Promise.all([frame.waitForNavigation(), frame.evaluate('location.reload()')]);
      const again = await outcome(frame);
      expectThat(again.code === 409, `the second load came to ${JSON.stringify(again)}, not 409`);
    });
  },
};

const wrongOrigin: Check<FaultContext> = {
  chapter: '2 (fault: wrong origin)',
  title: 'a page of another origin in the frame is not heard, whatever it signed',
  run: async (context) => {
    isWanted(context, 'wrongOrigin');
    const claim = signFor(context.options, context.deps, { scheme: 'sha1' });
    await withPage(context, { claim, elsewhere: true }, async ({ page, outcome }) => {
      const came = await outcome(await page());
      expectThat(came.code === 408 || came.code === 403, `config came to ${JSON.stringify(came)}`);
    });
  },
};

const random: Check<FaultContext> = {
  chapter: '2 (fault: random messages)',
  title: 'random messages between page, desk and host: no action, no exception, and calls still answer',
  run: async (context) => {
    const { options } = context;
    if (options.randomMessages === 0) throw new Skipped('--random 0');
    await withPage(context, asSigned, async ({ page, outcome, call, host }) => {
      const frame = await page();
      expectThat((await outcome(frame)).code === 0, 'config was refused');
      const from = (await host.heard()).length;
      const half = Math.ceil(options.randomMessages / 2);
      await flood(frame, '[parent]', options.seed, half);
      await flood(host.page.mainFrame(), '[frames[0], frames[0][0]]', options.seed + 1, half);
      const answer = await call(frame, 'getContext');
      expectThat(answer['code'] === 0, `getContext answers ${JSON.stringify(answer)}`);
      const counts = await frame.evaluate<number>(
        'kit.visitors.length + kit.messages.length + kit.updates.length',
      );
      // The one visitor that the page is told of when it begins to listen.
      expectThat(counts <= 1, 'a callback was called');
      const types = new Set((await host.heard()).slice(from).map(({ type }) => String(type)));
      for (const harmless of ['command_rejected', 'command_result', 'unread_message_count'])
        types.delete(harmless);
      expectThat(types.size === 0, `something came of it: ${[...types].join(', ')}`);
      const faults = [...(await host.faults()), ...(await frame.evaluate<string[]>('kit.faults'))];
      expectNone('an exception', faults);
    });
  },
};

export const pageFaultChecks: readonly Check<FaultContext>[] = [
  own('sha1'),
  own('hmac'),
  signed('a signature of 301 s ago gets 440', 440, ({ options, deps }) =>
    signFor(options, deps, { scheme: 'sha1', age: 301 }),
  ),
  signed('a signature of the future gets 440', 440, ({ options, deps }) =>
    signFor(options, deps, { scheme: 'hmac', age: -400 }),
  ),
  signed('a signature with another token gets 401', 401, ({ options, deps }) =>
    signFor(options, deps, { scheme: 'sha1', token: 'guessed' }),
  ),
  replay,
  wrongOrigin,
  random,
];
