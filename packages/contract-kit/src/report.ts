import type { Outcome } from './outcome.ts';

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const;

const names = {
  1: 'workbench iframe',
  2: 'softphone iframe',
  3: 'business page',
  4: 'agent WebSocket and HTTP',
} as const;

/** One line a check, and below it what is wrong. */
export const line = ({ interface: which, chapter, title, status, detail, ms }: Outcome): string => {
  const head = `${marks[status]} ${which} · ${chapter} · ${title}`;
  const time = ms >= 1000 ? ` (${(ms / 1000).toFixed(1)} s)` : '';
  return detail === '' ? `${head}${time}` : `${head}${time}\n    ${detail}`;
};

const count = (outcomes: readonly Outcome[], status: Outcome['status']): number =>
  outcomes.filter((outcome) => outcome.status === status).length;

const countLine = (outcomes: readonly Outcome[]): string =>
  `${count(outcomes, 'passed')} passed, ${count(outcomes, 'failed')} failed, ${count(outcomes, 'skipped')} skipped`;

export const summary = (outcomes: readonly Outcome[]): string => {
  const each = ([4, 1, 2, 3] as const).flatMap((which) => {
    const own = outcomes.filter((outcome) => outcome.interface === which);
    return own.length === 0 ? [] : [`  interface ${which}, ${names[which]}: ${countLine(own)}`];
  });
  return ['', ...each, countLine(outcomes)].join('\n');
};

/** 0: all that could be asked was kept; 1: something was not. */
export const exitCode = (outcomes: readonly Outcome[]): 0 | 1 => (count(outcomes, 'failed') === 0 ? 0 : 1);

export const jsonReport = (outcomes: readonly Outcome[], seed: number): string =>
  JSON.stringify(
    {
      passed: count(outcomes, 'passed'),
      failed: count(outcomes, 'failed'),
      skipped: count(outcomes, 'skipped'),
      seed,
      outcomes,
    },
    null,
    2,
  );
