import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail as it arrived. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  /** Headers and body as they were sent. */
  readonly source: string;
}

/** A mail server: the few words of RFC 5321 that a sender needs. Addresses that begin with `nobody` are unknown to it. */
export class MailServer {
  readonly received: Mail[] = [];
  /** Answered to the next RCPT instead of a welcome. */
  busyTimes = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<MailServer> {
    const server = createServer();
    const mails = new MailServer(server);
    server.on('connection', (socket) => mails.talk(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return mails;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private talk(socket: Socket): void {
    let [from, to, pending] = ['', '', ''];
    let isData = false;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      pending += chunk.toString();
      for (;;) {
        const end = pending.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = pending.slice(0, end);
        pending = pending.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          this.received.push({ from, to, source: text });
          say('250 taken');
          continue;
        }
        const [verb = ''] = text.toUpperCase().split(' ');
        const address = /<([^>]*)>/.exec(text)?.[1] ?? '';
        if (verb === 'MAIL') from = address;
        if (verb === 'RCPT') to = address;
        if (verb === 'DATA') isData = true;
        say(this.reply(verb, address));
        if (verb === 'QUIT') socket.end();
      }
    });
    say('220 mail.test ready');
  }

  private reply(verb: string, address: string): string {
    if (verb === 'DATA') return '354 go on';
    if (verb === 'QUIT') return '221 bye';
    if (verb !== 'RCPT') return '250 ok';
    if (address.startsWith('nobody')) return '550 no such mailbox';
    if (this.busyTimes === 0) return '250 ok';
    this.busyTimes -= 1;
    return '450 busy';
  }
}
