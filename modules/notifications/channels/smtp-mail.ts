import type { Deliverer, DeliveryAnswer, OutboundMessage } from './deliverer.js';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  /** Null when the server asks for no account. */
  readonly user: string | null;
  readonly from: string;
  readonly subject: string;
}

export interface SmtpSecrets {
  readonly password: string | null;
}

const TIMEOUT_MS = 10_000;

/** What the line, and not the message, is to blame for. */
const OUTAGES = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EPROTOCOL',
  'ESTREAM',
  'EABORT',
]);

/** What every reason begins with. */
const MAIL = 'smtp_';

/** E-mail through the house's own server. */
export class SmtpMail implements Deliverer {
  constructor(
    readonly channel: string,
    private readonly settings: SmtpSettings,
    private readonly secrets: SmtpSecrets,
  ) {}

  async deliver({ key, to, text }: OutboundMessage): Promise<DeliveryAnswer> {
    const { host, port, secure, user, from, subject } = this.settings;
    // Loaded with the first mail: most houses send none, and every start would wait for it.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port,
      secure,
      ...(user === null ? {} : { auth: { user, pass: this.secrets.password ?? '' } }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const messageId = `<${key}@accord>`;
      const sent = await transport.sendMail({ from, to, subject, text, messageId });
      return { accepted: true, reference: sent.messageId };
    } catch (error) {
      return refusal(error);
    } finally {
      transport.close();
    }
  }
}

/** Whether a reason says that the line failed, and not that the server refused. */
export function isMailOutage(reason: string): boolean {
  return reason.startsWith(MAIL) && OUTAGES.has(reason.slice(MAIL.length).toUpperCase());
}

/** SMTP says it by its first digit: 5 for good, 4 for now; without an answer it is an outage. */
function refusal(error: unknown): DeliveryAnswer {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode === 'number') {
    return { accepted: false, permanent: responseCode >= 500, reason: `${MAIL}${responseCode}` };
  }
  if (typeof code !== 'string' || !code.startsWith('E')) throw error;
  return { accepted: false, permanent: !OUTAGES.has(code), reason: `${MAIL}${code.toLowerCase()}` };
}
