/** Names the variable, and says what would be right. */
export class BadSetting extends Error {
  constructor(name: string, value: string, expected: string) {
    super(`${name}=${value} cannot be used: ${expected}`);
    this.name = 'BadSetting';
  }
}
