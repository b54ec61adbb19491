import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { DomainError } from '../../kernel/errors.js';
import type { ObjectStorage } from '../config/object-storage.js';
import { StartupError } from '../config/startup-error.js';
import { contentMissing, shelfAndName } from './content-name.js';
import { FileStore, type PutOptions, type StoredBlob } from './file-store.js';
import type { Spool } from './spool.js';

const ignore = (): void => undefined;
/** What goes wrong is thrown and logged where it is caught; the client's own lines would go to the console. */
const SILENT = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * A bucket of S3-compatible storage with content-addressed keys (`prefix/ab/cdef…`).
 *
 * The hash is known when the last byte has come, so content is spooled on this machine and sent as one object: an upload
 * is far below the 5 GB that one request may hold. The hash goes along, signed, and the storage refuses other bytes.
 */
export class ObjectFileStore extends FileStore {
  private readonly client: S3Client;

  constructor(
    private readonly storage: ObjectStorage,
    private readonly spool: Spool,
  ) {
    super();
    const { endpoint, region, accessKeyId, secretAccessKey } = storage;
    this.client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: true,
      // The SHA-256 is checked already; trailing checksums are what other makers' storage does not know.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      logger: SILENT,
      ...(endpoint === null ? {} : { endpoint }),
    });
  }

  async put(content: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredBlob> {
    return this.spool.take(content, options, (file, blob) => this.send(file, blob));
  }

  async open(sha256: string): Promise<Readable> {
    const place = this.placeOf(sha256);
    const { Body: body } = await answered(this.client.send(new GetObjectCommand(place)), sha256);
    if (!(body instanceof Readable)) throw new Error('the object storage gave no stream');
    return body;
  }

  async remove(sha256: string): Promise<void> {
    await answered(this.client.send(new DeleteObjectCommand(this.placeOf(sha256))), sha256);
  }

  async requireReachable(): Promise<void> {
    const { bucket, endpoint } = this.storage;
    try {
      await this.client.send(new HeadBucketCommand({ Bucket: bucket }));
    } catch (error) {
      const why = reasonOf(error);
      const where = endpoint === null ? '' : ` at ${new URL(endpoint).origin}`;
      throw new StartupError(
        `The bucket ${bucket}${where} cannot be used (${why}): correct FILES_URL and the S3_ settings, or start the storage.`,
      );
    }
  }

  private async send(file: string, { sha256, bytes }: StoredBlob): Promise<void> {
    const command = new PutObjectCommand({
      ...this.placeOf(sha256),
      Body: createReadStream(file),
      ContentLength: bytes,
    });
    // Named before it is signed: the signature then covers the content as well.
    command.middlewareStack.add(
      (next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256;
        return next(args);
      },
      { step: 'build', name: 'contentHash' },
    );
    await answered(this.client.send(command), sha256);
  }

  private placeOf(sha256: string): { readonly Bucket: string; readonly Key: string } {
    const { bucket, prefix } = this.storage;
    return { Bucket: bucket, Key: [...(prefix === '' ? [] : [prefix]), ...shelfAndName(sha256)].join('/') };
  }
}

/** @throws DomainError 503 `file_content_missing`, or `file_store_unreachable` for whatever else the storage says or not */
async function answered<Output>(sending: Promise<Output>, sha256: string): Promise<Output> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'NoSuchKey') throw contentMissing(sha256);
    throw new DomainError(
      'unavailable',
      'file_store_unreachable',
      'The object storage does not do what it was asked. Try again; if it stays, look at the storage.',
      { reason: reasonOf(error) },
    );
  }
}

/** A status, or a code of the network; never an address, a key or what the storage wrote. */
function reasonOf(error: unknown): string {
  if (error instanceof S3ServiceException) return `${error.$metadata.httpStatusCode ?? '?'} ${error.name}`;
  return (error as NodeJS.ErrnoException).code ?? 'no answer';
}
