import { FileSubjects, type FileSubject } from '../../../modules/documents/index.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';

const nobody: FileSubject = {
  mayRead: async () => false,
  mayWrite: async () => false,
  caseIdOf: async () => null,
  lockShared: async () => undefined,
};

/** Tells in which order it is asked. */
function telling(order: string[]): FileSubject {
  return {
    ...nobody,
    mayWrite: async () => order.push('may write') > 0,
    caseIdOf: async () => 'c',
    lockShared: async () => void order.push('locked'),
  };
}

const FILE = { id: 'f', subjectType: 'case', subjectId: 'c' } as const;
const tx = { caller: systemCaller('test') } as Tx;

it('a file is read by the subject’s rule first, then because it was shared, else not', async () => {
  const subjects = new FileSubjects();
  let isOpen = true;
  let sharedThrough: string | null = 'r';
  subjects.register('case', { ...nobody, mayRead: async () => isOpen });
  subjects.registerSharing({ sharedThrough: async () => sharedThrough });

  expect(await subjects.requireFile(tx, FILE)).toBeNull();
  isOpen = false;
  expect(await subjects.requireFile(tx, FILE)).toBe('r');
  sharedThrough = null;
  await expect(subjects.requireFile(tx, FILE)).rejects.toMatchObject({ code: 'case_not_found' });
});

it('a kind of subject has one owner', () => {
  const subjects = new FileSubjects();
  subjects.register('case', nobody);
  expect(() => subjects.register('case', nobody)).toThrow('files of a case have an owner already');
});

it('what a writer is told at the end was looked at under the lock', async () => {
  const order: string[] = [];
  const subjects = new FileSubjects();
  subjects.register('case', telling(order));
  expect(await subjects.requireWrite(tx, 'case', 'c')).toBe('c');
  expect(order).toEqual(['may write']);
  expect(await subjects.requireWriteToTheEnd(tx, 'case', 'c')).toBe('c');
  expect(order).toEqual(['may write', 'locked', 'may write']);
});
