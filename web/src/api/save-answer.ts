/** A file that was answered. */
export interface SavedAnswer {
  readonly data?: Blob;
  readonly response: Response;
}

/** Time enough for the browser to have taken the content over. */
const KEPT_MS = 60_000;

/** Has the browser save what was answered, under the name that the answer says. */
export function saveAnswer({ data, response }: SavedAnswer): void {
  if (data === undefined) return;
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = nameIn(response.headers.get('content-disposition') ?? '');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** RFC 6266: the name in UTF-8; empty where there is none, and the browser finds one. */
function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined ? '' : decodeURIComponent(encoded);
}
