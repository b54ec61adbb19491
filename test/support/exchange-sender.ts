import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** What may be done wrong on purpose. */
export interface Delivery {
  /** Put it under this name; the one signed for is another. */
  readonly as?: string;
  /** Put other bytes than those signed. */
  readonly content?: string;
  readonly withoutSignature?: boolean;
}

/** The other side of an exchange folder: signs numbered files as a sending system does, and checks receipts. */
export class ExchangeSender {
  private readonly privateKey: KeyObject;
  /** PEM, as an administrator is given it. */
  readonly publicKey: string;

  constructor(private readonly folder: string) {
    const pair = generateKeyPairSync('ed25519');
    this.privateKey = pair.privateKey;
    this.publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** Puts file number `sequence` into the folder: signature first, then the file under its own name. */
  put(sequence: number, rows: readonly object[], delivery: Delivery = {}): string {
    const name = `accord-${String(sequence).padStart(6, '0')}.jsonl`;
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const signature = sign(null, Buffer.concat([Buffer.from(name), Buffer.from(text)]), this.privateKey);
    const target = path.join(this.folder, 'in', delivery.as ?? name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (delivery.withoutSignature !== true)
      fs.writeFileSync(`${target}.sig`, `${signature.toString('base64')}\n`);
    fs.writeFileSync(`${target}.tmp`, delivery.content ?? text);
    fs.renameSync(`${target}.tmp`, target);
    return path.basename(target);
  }

  /** The receipt of a file, or null. @throws Error when its signature does not fit the house's key (base64 of the DER form) */
  receipt(sequence: number, houseKey: string): Record<string, unknown> | null {
    const name = `receipt-${String(sequence).padStart(6, '0')}.json`;
    const file = path.join(this.folder, 'out', name);
    if (!fs.existsSync(file)) return null;
    const content = fs.readFileSync(file);
    const key = createPublicKey({ key: Buffer.from(houseKey, 'base64'), type: 'spki', format: 'der' });
    const signature = Buffer.from(fs.readFileSync(`${file}.sig`, 'utf8'), 'base64');
    if (!verify(null, Buffer.concat([Buffer.from(name), content]), key, signature))
      throw new Error(`${name} is not signed by the house`);
    return JSON.parse(content.toString('utf8')) as Record<string, unknown>;
  }

  list(part: 'in' | 'out' | 'done' | 'refused'): string[] {
    return fs.readdirSync(path.join(this.folder, part)).sort();
  }

  read(part: 'out' | 'refused', name: string): string {
    return fs.readFileSync(path.join(this.folder, part, name), 'utf8');
  }
}
