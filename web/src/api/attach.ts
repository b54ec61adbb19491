import { api, bodyOf, type Views } from './client';
import { type Command, type CommandHeader, useCommand } from './use-command';

/** What a file is attached to. */
export interface AttachedTo {
  readonly type: 'case' | 'referral';
  readonly id: string;
}

interface Attachment {
  readonly content: Blob;
  readonly name: string;
  /** What it is to a case; left out, the content tells. */
  readonly kind?: 'photo' | 'paper';
}

/** Sends one file. @throws Problem */
export function attach(
  header: CommandHeader,
  to: AttachedTo,
  { content, name, kind }: Attachment,
): Promise<Views['FileView']> {
  const form = new FormData();
  form.append('file', content, name);
  const query = { subjectType: to.type, subjectId: to.id, ...(kind === undefined ? {} : { kind }) };
  return bodyOf(
    api.POST('/api/v1/files', {
      params: { query, header },
      body: { file: '' },
      bodySerializer: () => form,
    }),
  );
}

interface Chosen {
  readonly file: File;
  readonly kind?: 'photo' | 'paper';
}

/**
 * Attaches what somebody chooses: the same file, chosen again after the answer was lost, is attached once. Another one is another
 * command with a key of its own; it is told by its size, for phones give the same picture another date each time it is chosen.
 */
export function useAttach(
  to: AttachedTo,
  onDone: (file: Views['FileView']) => void | Promise<void>,
): Command<Chosen> {
  return useCommand(({ 'Idempotency-Key': key }, { file, ...rest }: Chosen) => {
    const header = { 'Idempotency-Key': `${key}-${file.size}` };
    return attach(header, to, { content: file, name: file.name, ...rest });
  }, onDone);
}
