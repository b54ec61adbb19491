/** What the own drafts are encrypted with while they rest in a browser. */
export class DraftKeyView {
  /** 32 bytes in base64url. @example 3q2-7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs */
  key: string;
}
