import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { describeKey, type PublicKey, signFile } from './signatures.js';

/** The key this house signs its receipts with, made in the data folder when it is first needed. */
@Injectable()
export class OwnKey {
  private key: KeyObject | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  public(): PublicKey {
    return describeKey(createPublicKey(this.private()));
  }

  sign(name: string, content: Buffer): string {
    return signFile(this.private(), name, content);
  }

  private private(): KeyObject {
    return (this.key ??= createPrivateKey(this.pem()));
  }

  private pem(): string {
    const file = path.join(this.settings.dataDir, 'exchange-key.pem');
    if (!fs.existsSync(file)) makeKey(file);
    return fs.readFileSync(file, 'utf8');
  }
}

/** Written whole under another name and then linked, so that of two processes that start together one key wins. */
function makeKey(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  const writing = `${file}.${process.pid}`;
  fs.writeFileSync(writing, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    fs.linkSync(writing, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.unlinkSync(writing);
  }
}
