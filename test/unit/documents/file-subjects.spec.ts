import { FileSubjects, type FileSubject } from '../../../modules/documents/index.js';

const nobody: FileSubject = {
  mayRead: async () => false,
  mayWrite: async () => false,
  caseIdOf: async () => null,
};

it('a kind of subject has one owner', () => {
  const subjects = new FileSubjects();
  subjects.register('case', nobody);
  expect(() => subjects.register('case', nobody)).toThrow('files of a case have an owner already');
});
