import { CliFailure } from './cli.ts';

export const wholeNumber = (name: string, text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new CliFailure(`--${name} ${text}: a number is wanted`, 64);
};

export const required = <T>(name: string, value: T | null | undefined): T => {
  if (value !== null && value !== undefined) return value;
  throw new CliFailure(`--${name} is wanted`, 64);
};
