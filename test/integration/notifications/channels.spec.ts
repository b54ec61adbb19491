import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { dingtalkSignature } from '../../../modules/notifications/channels/chat-robot.js';
import type { Answer } from '../../support/product.js';
import { Bench } from './bench.js';
import { MailServer } from './mail-server.js';

const WISHES = { sms: 'never', chat: 'never', email: 'never' } as const;

describe('channels', () => {
  let bench: Bench;
  let mails: MailServer;

  beforeAll(async () => {
    bench = await Bench.open();
  });
  beforeEach(async () => {
    await bench.reset();
    mails = await MailServer.start();
  });
  afterEach(() => mails.stop());
  afterAll(() => bench.close());

  const wants = (body: Readonly<Record<string, unknown>>): Promise<unknown> =>
    bench.product.as('committee-intake').put('/me/notification-preferences', { ...WISHES, ...body });

  const smtp = (): Promise<void> =>
    bench.addChannel({
      kind: 'smtp',
      name: '邮件',
      settings: { host: '127.0.0.1', port: mails.port, from: 'hejie@example.cn', subject: '和解平台提醒' },
    });

  it('a mail goes out by SMTP under a message id that stays the same', async () => {
    await smtp();
    await wants({ email: 'always', emailAddress: 'he@example.cn' });
    mails.busyTimes = 1;
    await bench.referralArrives();
    const [delivery] = await bench.deliveries();
    expect(delivery).toMatchObject({ medium: 'email', state: 'sent', attempts: 2, lastError: null });
    expect(mails.received).toHaveLength(1);
    expect(mails.received[0]).toMatchObject({ from: 'hejie@example.cn', to: 'he@example.cn' });
    expect(mails.received[0]?.source).toContain(`Message-ID: <${delivery?.id}@accord>`);
  });

  it('a mailbox that does not exist is a failure for good', async () => {
    await smtp();
    await wants({ email: 'always', emailAddress: 'nobody@example.cn' });
    await bench.referralArrives();
    expect((await bench.deliveries())[0]).toMatchObject({ state: 'failed', reason: 'smtp_550', attempts: 1 });
  });

  it('a mail server that does not answer is tried again', async () => {
    await smtp();
    await wants({ email: 'always', emailAddress: 'he@example.cn' });
    await mails.stop();
    await bench.referralArrives();
    expect((await bench.deliveries())[0]).toMatchObject({ state: 'failed', attempts: 10 });
    mails = await MailServer.start();
  });

  it('a WeCom robot of the agency is spoken to as it wants', async () => {
    await wants({ chat: 'always' });
    await bench.addChannel({
      kind: 'wecom_robot',
      name: '居委会工作群',
      agencyId: bench.agency('community'),
      settings: { mentions: true },
      secrets: { url: `${bench.gateway.url}/cgi-bin/webhook/send?key=planted` },
    });
    await bench.referralArrives();
    const [request] = bench.gateway.received;
    expect(request?.path).toBe('/cgi-bin/webhook/send?key=planted');
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      msgtype: 'text',
      text: { mentioned_mobile_list: [bench.phoneOf('committee-intake')] },
    });
  });

  it('a DingTalk robot is spoken to with a signature, and its refusal is understood', async () => {
    await wants({ chat: 'always' });
    await bench.addChannel({
      kind: 'dingtalk_robot',
      name: '钉钉群',
      secrets: { url: `${bench.gateway.url}/robot/send?access_token=t`, signingSecret: 'SEC-planted' },
    });
    bench.gateway.answers({ status: 200, body: { errcode: -1 } }, { status: 200, body: { errcode: 310000 } });
    await bench.referralArrives();
    const { searchParams } = new URL(bench.gateway.received[0]?.path ?? '', bench.gateway.url);
    const timestamp = Number(searchParams.get('timestamp'));
    expect(searchParams.get('sign')).toBe(dingtalkSignature(timestamp, 'SEC-planted'));
    expect(searchParams.get('access_token')).toBe('t');
    expect((await bench.deliveries())[0]).toMatchObject({
      state: 'failed',
      reason: 'robot_310000',
      attempts: 2,
    });
  });

  describe('the secrets of a channel', () => {
    const GATEWAY = {
      url: 'https://sms.example.cn/send',
      headers: { key: '{secret.apiKey}' },
      body: { mobile: '{phone}', content: '{text}' },
    };
    const ROBOT = 'https://oapi.example.cn/robot/send?access_token=t';
    const MAIL = {
      host: 'mail.example.cn',
      port: 465,
      secure: true,
      user: 'hejie',
      from: 'h@example.cn',
      subject: '提醒',
    };

    afterEach(() => bench.rows("delete from notification_channel where name in ('通道', '新名')"));

    const made = async (body: object): Promise<{ id: string; version: number }> => {
      const { status, body: channel } = await bench.product
        .as('admin')
        .post<{ id: string; version: number }>('/notification-channels', {
          name: '通道',
          active: false,
          ...body,
        });
      expect(status).toBe(201);
      return channel;
    };
    const change = async (
      { id, version }: { id: string; version: number },
      body: object,
    ): Promise<{ status: number; problems: readonly string[] }> => {
      const { status, body: answer } = await bench.product
        .as('admin')
        .patch<{ problems?: readonly { path: string; code: string }[] }>(
          `/notification-channels/${id}`,
          body,
          {
            version,
          },
        );
      return { status, problems: (answer.problems ?? []).map(({ path, code }) => `${path} ${code}`) };
    };
    const anew = (...names: readonly string[]): object => ({
      status: 400,
      problems: names.map((name) => `secrets.${name} secret_needed_anew`),
    });

    it('of a gateway do not follow it to another house, port or open line unless they are given anew', async () => {
      const channel = await made({
        kind: 'sms_http',
        settings: GATEWAY,
        secrets: { apiKey: 'one', second: 'two' },
      });
      const to = (url: string, secrets?: object): Promise<object> =>
        change(channel, { settings: { ...GATEWAY, url }, ...(secrets === undefined ? {} : { secrets }) });
      for (const url of [
        'https://elsewhere.example.com/send',
        'https://sms.example.cn:8443/send',
        'http://sms.example.cn/send',
        'https://sms.example.cn@elsewhere.example.com/send',
        'https://sms.example.cn.{secret.apiKey}.example.com/send',
      ]) {
        expect(await to(url)).toEqual(anew('apiKey', 'second'));
      }
      expect(await to('https://elsewhere.example.com/send', { apiKey: 'three' })).toEqual(anew('second'));
      expect(
        await to('https://elsewhere.example.com/send', { apiKey: 'three', second: 'four' }),
      ).toMatchObject({
        status: 200,
      });
    });

    it('of a gateway stay where only the path, the form or the name is another', async () => {
      const channel = await made({ kind: 'sms_http', settings: GATEWAY, secrets: { apiKey: 'one' } });
      const settings = { ...GATEWAY, url: 'https://SMS.example.cn:443/v2/send', format: 'form' };
      expect(await change(channel, { settings, name: '新名' })).toMatchObject({ status: 200 });
    });

    it('of a gateway go into no other place of what is sent there unless they are given anew', async () => {
      const url = 'https://sms.example.cn/send?sign={secret.apiKey}';
      const gateway = {
        ...GATEWAY,
        url,
        body: { mobile: '{phone}', content: '{text}', with: ['{secret.apiKey}'] },
      };
      const channel = await made({ kind: 'sms_http', settings: gateway, secrets: { apiKey: 'one' } });
      for (const other of [
        { body: { ...gateway.body, content: '{text}{secret.apiKey}' } },
        { body: { mobile: '{phone}', content: ['{secret.apiKey}'], with: '{text}' } },
        { headers: { 'X-Repeated': '{secret.apiKey}' } },
        { url: 'https://sms.example.cn/echo?sign={secret.apiKey}' },
      ])
        expect(await change(channel, { settings: { ...gateway, ...other } })).toEqual(anew('apiKey'));
      const { mobile, content, with: sign } = gateway.body;
      const body = { with: sign, content: `${content}【和解】`, mobile };
      expect(await change(channel, { settings: { ...gateway, body } })).toMatchObject({ status: 200 });
    });

    it('of a gateway do not follow one of them that names the house', async () => {
      const settings = { ...GATEWAY, url: 'https://sms.{secret.house}.cn/send' };
      const secrets = { apiKey: 'one', house: 'example' };
      const channel = await made({ kind: 'sms_http', settings, secrets });
      expect(await change(channel, { secrets: { house: 'elsewhere' } })).toEqual(anew('apiKey'));
      expect(await change(channel, { secrets: { apiKey: 'two' } })).toMatchObject({ status: 200 });
      const moved = { ...channel, version: channel.version + 1 };
      expect(await change(moved, { secrets: { apiKey: 'two', house: 'elsewhere' } })).toMatchObject({
        status: 200,
      });
    });

    it('of a robot and of a mail server do not follow either', async () => {
      const robot = await made({
        kind: 'dingtalk_robot',
        secrets: { url: ROBOT, signingSecret: 'SEC-planted' },
      });
      const elsewhere = 'https://elsewhere.example.com/robot';
      expect(await change(robot, { secrets: { url: elsewhere } })).toEqual(anew('signingSecret'));
      expect(await change(robot, { secrets: { url: elsewhere, signingSecret: null } })).toMatchObject({
        status: 200,
      });
      const mail = await made({ kind: 'smtp', settings: MAIL, secrets: { password: 'planted' } });
      for (const other of [{ host: 'mail.example.com' }, { port: 25 }, { secure: false }])
        expect(await change(mail, { settings: { ...MAIL, ...other } })).toEqual(anew('password'));
      expect(await change(mail, { settings: { ...MAIL, subject: '和解平台提醒' } })).toMatchObject({
        status: 200,
      });
    });
  });

  it('a gateway that would be told neither number nor text is refused', async () => {
    const refused = await bench.product
      .as('admin')
      .post<{ problems: { path: string; code: string }[] }>('/notification-channels', {
        kind: 'sms_http',
        name: '空网关',
        settings: { url: 'http://127.0.0.1:9/send' },
        secrets: {},
      });
    expect(refused.status).toBe(400);
    expect(refused.body.problems).toEqual([
      expect.objectContaining({ path: 'settings.body', code: 'hole_missing' }),
    ]);
  });

  describe('a channel that is tried', () => {
    interface Tested {
      readonly accepted: boolean;
      readonly reason: string | null;
    }
    const channelId = async (): Promise<string> => {
      const { body } = await bench.product
        .as('admin')
        .get<{ id: string; kind: string }[]>('/notification-channels');
      return body.find(({ kind }) => kind === 'sms_http')?.id ?? '';
    };
    const trial = async (to: string, as: 'admin' | 'committee-head' = 'admin'): Promise<Answer<Tested>> =>
      bench.product.as(as).post<Tested>(`/notification-channels/${await channelId()}/test`, { to });

    it('sends one message that says what it is, and tells that it was taken', async () => {
      const { status, body } = await trial('19900000199');
      expect([status, body]).toEqual([200, { accepted: true, reason: null }]);
      expect(bench.gateway.messages()).toEqual([
        expect.objectContaining({ to: '19900000199', text: '「和解」这是一条测试消息，请忽略。' }),
      ]);
      expect(await bench.deliveries()).toEqual([]);
    });

    it('tells why it was not taken, and tries no second time', async () => {
      bench.gateway.answers({ status: 404 });
      expect((await trial('19900000199')).body).toEqual({
        accepted: false,
        reason: 'http_404',
      });
      expect(bench.gateway.received).toHaveLength(1);
    });

    it('tells of a reply that refuses that it does, and no field of it', async () => {
      bench.gateway.answers({ status: 200, body: { code: 'ami-0abc', id: 'token' } });
      expect((await trial('19900000199')).body).toEqual({ accepted: false, reason: 'gateway_refused' });
    });

    it('tells no closed port from one where something else listens', async () => {
      const stranger = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.end('SSH-2.0-OpenSSH\r\n');
      });
      const portOf = (server: Server): number => (server.address() as AddressInfo).port;
      await once(stranger.listen(0, '127.0.0.1'), 'listening');
      const closed = createServer();
      await once(closed.listen(0, '127.0.0.1'), 'listening');
      const ports = [portOf(stranger), portOf(closed)];
      closed.close();
      await once(closed, 'close');
      const outcomes: unknown[] = [];
      for (const port of ports) {
        const settings = { host: '127.0.0.1', port, from: 'h@example.cn', subject: '提醒' };
        const made = await bench.product
          .as('admin')
          .post<{ id: string }>('/notification-channels', { kind: 'smtp', name: '通道', settings });
        const path = `/notification-channels/${made.body.id}/test`;
        outcomes.push((await bench.product.as('admin').post<Tested>(path, { to: 'h@example.cn' })).body);
        await bench.rows("delete from notification_channel where medium = 'email'");
      }
      stranger.close();
      expect(outcomes).toEqual(Array(2).fill({ accepted: false, reason: 'unreachable' }));
    });

    it('is on record by an index of the number and without it, and for the administrator only', async () => {
      for (const to of ['19900000199', '19900000198', '19900000199']) await trial(to);
      const rows = await bench.rows<{ detail: { kind: string; toIndex: string } }>(
        "select detail from audit_row where action = 'notification_channel.tested' order by id desc limit 3",
      );
      const [third, second, first] = rows.map(({ detail }) => detail);
      expect(first).toEqual({ kind: 'sms_http', toIndex: expect.stringMatching(/^[\w-]{43}$/) as string });
      expect(third).toEqual(first);
      expect(second?.toIndex).not.toBe(first?.toIndex);
      expect((await trial('19900000199', 'committee-head')).status).toBe(403);
      const kept = await bench.rows("select 1 from command_key where result::text like '%19900000199%'");
      expect(kept).toEqual([]);
    });

    it('is sent ten times an hour by one user, and again when the hour has passed', async () => {
      await bench.goTo('2026-03-03T10:00');
      const many = Array.from({ length: 12 }, () => trial('19900000199'));
      const refused = (await Promise.all(many)).filter(({ status }) => status !== 200);
      expect(refused.map(({ status, body }) => [status, body])).toEqual(
        Array(2).fill([429, expect.objectContaining({ code: 'channel_tests_used_up' })]),
      );
      expect(bench.gateway.received).toHaveLength(10);
      expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(3_500);
      await bench.goTo('2026-03-03T11:01');
      expect((await trial('19900000199')).status).toBe(200);
    });
  });
});
