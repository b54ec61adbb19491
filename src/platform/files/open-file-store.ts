import path from 'node:path';
import type { Settings } from '../config/settings.js';
import type { FileStore } from './file-store.js';
import { FolderFileStore } from './folder-file-store.js';
import { Spool } from './spool.js';

function filesFolder({ dataDir }: Settings): string {
  return path.join(dataDir, 'files');
}

/** Where uploads wait on this machine, wherever they are kept afterwards. */
export function spoolOf(settings: Settings): Spool {
  return new Spool(path.join(filesFolder(settings), 'incoming'));
}

/**
 * The store that the settings name. The client of object storage is loaded only where it is used: it takes about a second
 * and 25 MB, which every start would pay.
 */
export async function openFileStore(settings: Settings, spool: Spool): Promise<FileStore> {
  if (settings.objectStorage === null) return new FolderFileStore(filesFolder(settings), spool);
  const { ObjectFileStore } = await import('./object-file-store.js');
  return new ObjectFileStore(settings.objectStorage, spool);
}
