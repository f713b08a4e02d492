import { isEmailAddress } from '@inlay/protocol/admin-http/email-address.ts';
import { embedOriginOf, pageUrlOf } from '@inlay/protocol/admin-http/web-address.ts';
import type { Say } from '../languages/use-words.ts';

// What the server would say, while one types. Each answers the sentence, or null when it is right.

export type Rule = (value: string) => string | null;

export const nameRule =
  (t: Say): Rule =>
  (value) =>
    value.trim() === '' ? t('rule.name') : value.length > 80 ? t('rule.long', { limit: 80 }) : null;

export const emailRule =
  (t: Say): Rule =>
  (value) =>
    isEmailAddress(value.trim()) ? null : t('rule.email');

export const extensionRule =
  (t: Say): Rule =>
  (value) =>
    value === '' || /^[0-9]{2,10}$/.test(value) ? null : t('rule.extension');

export const originRule =
  (t: Say): Rule =>
  (value) => {
    const found = embedOriginOf(value);
    return 'origin' in found ? null : t(`address.${found.problem}`);
  };

export const pageUrlRule =
  (t: Say): Rule =>
  (value) => {
    const found = pageUrlOf(value);
    return 'url' in found ? null : t(`address.${found.problem}`);
  };

export const colorRule =
  (t: Say): Rule =>
  (value) =>
    /^#[0-9a-f]{6}$/i.test(value) ? null : t('rule.color');

export const twiceRule =
  (t: Say, all: readonly string[]): Rule =>
  (value) =>
    all.filter((each) => each === value.trim()).length > 1 ? t('rule.twice') : null;
