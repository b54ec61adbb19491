import {
  hashPassword,
  passwordMatches,
  requireUsablePassword,
  temporaryPassword,
} from '../../../modules/identity/session/passwords.js';
import { digest, newSecret } from '../../../modules/identity/session/secret.js';

describe('a password', () => {
  it('matches its own hash, which is Argon2id with a salt, and no other', async () => {
    const [one, two] = [await hashPassword('correct-horse-7'), await hashPassword('correct-horse-7')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwordMatches(one, 'correct-horse-7')).toBe(true);
    expect(await passwordMatches(one, 'Correct-horse-7')).toBe(false);
  });

  it('of nobody matches nothing', async () => {
    expect(await passwordMatches(null, 'correct-horse-7')).toBe(false);
    expect(await passwordMatches(null, '')).toBe(false);
  });

  it.each([
    ['seven77', 'too short'],
    ['x'.repeat(201), 'too long'],
    ['Officer.One', 'the login itself'],
  ])('%s is refused: %s', (password) => {
    expect(() => requireUsablePassword(password, 'officer.one', 'next')).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ path: 'next' })] }),
    );
  });

  it.each(['eight888', '八个汉字也算密码', 'officer.one2'])('%s is good enough', (password) => {
    expect(() => requireUsablePassword(password, 'officer.one', 'next')).not.toThrow();
  });

  it('made for somebody is good enough, readable aloud, and new each time', () => {
    const made = Array.from({ length: 200 }, temporaryPassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made) expect(password).toMatch(/^[a-hjkmnp-z2-9]{12}$/);
  });
});

describe('a secret', () => {
  it('is 256 random bits, known again by its digest', () => {
    const [one, two] = [newSecret('accord_'), newSecret('accord_')];
    expect(one.text).toMatch(/^accord_[\w-]{43}$/);
    expect(one.text).not.toBe(two.text);
    expect(digest(one.text).equals(one.hash)).toBe(true);
    expect(digest(two.text).equals(one.hash)).toBe(false);
  });
});
