/** A message on its way out. */
export interface OutboundMessage {
  /** The same at every attempt: by it the other house knows a repeat. */
  readonly key: string;
  /** A telephone number or an e-mail address. */
  readonly to: string;
  readonly text: string;
}

/**
 * What the other house said. `permanent`: the same message will never be taken. `reason` is a code, such as `http_400`;
 * it holds nothing of the message.
 */
export type DeliveryAnswer =
  | { readonly accepted: true; readonly reference: string | null }
  | { readonly accepted: false; readonly permanent: boolean; readonly reason: string };

/**
 * One way out of the house, as an administrator has set it up. Called outside any transaction, at least once for each
 * message.
 *
 * An outage is an answer, not an error: what is thrown is a defect of ours.
 */
export interface Deliverer {
  /** Which channel it speaks for. */
  readonly channel: string;
  deliver(message: OutboundMessage): Promise<DeliveryAnswer>;
}
