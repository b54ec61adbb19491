import type { Server } from '../../src/cli/client/own-server.js';
import { answered, called, referred, stopped, type Told } from '../support/district-calls.js';

/** What the pictures show besides the demonstration district, by the name that stands for it in a path. */
export interface Arranged {
  /** A case that is a call so far. */
  readonly call: string;
  /** A referral that has just arrived at the committee. */
  readonly arrived: string;
  /** One that it works on. */
  readonly referral: string;
  /** A case in its community that is stopped for what the law asks, of which it is told. */
  readonly stopped: string;
}

export const LEAK: Told = {
  narrative:
    '送仙桥某小区3栋住户报警：楼上阳台改成厨房后漏水，自家吊顶泡坏，楼上只肯赔一半，双方在楼道争吵。',
  placeText: '送仙桥某小区3栋',
};
const DANCING: Told = {
  narrative: '浣花溪公园南门附近居民报警：晚上九点后广场舞音响太大，孩子睡不了觉，双方推搡，没有人受伤。',
  placeText: '浣花溪公园南门',
};
const DOG: Told = {
  narrative: '草堂路一住户报警：邻居遛狗不牵绳，孩子被吓哭，两家在小区门口互相指责。',
  placeText: '草堂路12号',
};

const THREAT: Told = {
  narrative: '邻里因占道反复争吵，一方情绪激动，扬言轻生，家人已在旁看护。',
  placeText: '送仙桥某小区2栋',
  areaCode: '510105007001',
};

/** The calls of a night: two of them about the same thing, and three that the committee was sent. */
export async function arrange(server: Server): Promise<Arranged> {
  const { id: call } = await called(server, LEAK);
  await called(server, DANCING);
  await called(server, { ...LEAK, narrative: `${LEAK.narrative}报警人称这是第二次报警。` });
  const accepted = await referred(
    server,
    { narrative: '楼上住户深夜拖动家具，多次沟通未果，双方言语争执。', placeText: '送仙桥某小区1栋' },
    '请上门调解，约定安静时段',
  );
  await answered(server, accepted, 'acceptance', {});
  await answered(server, accepted, 'contact', { channel: 'phone', who: 'applicant', result: 'reached' });
  const asked = await referred(
    server,
    {
      narrative: '两家共用的过道堆了旧家具，一方要求清走，另一方说是自家门口。',
      placeText: '送仙桥某小区5栋',
    },
    '请到现场看一看，劝双方清出通道',
  );
  await answered(server, asked, 'information-request', { question: '请补充双方的门牌号和联系电话。' });
  const { id: arrived } = await referred(server, DOG, '请上门劝导，督促牵绳遛狗');
  const { id: inDanger } = await stopped(server, THREAT);
  return { call, arrived, referral: accepted.id, stopped: inDanger };
}
