import { HOUR_MS } from '../cases/desk.js';
import { JointDesk } from '../coordination/joint-desk.js';
import type { Story } from './stories-of-referrals.js';

/** What the agencies of a joint case tell one another. */
export const JOINT_STORIES: Readonly<Record<string, Story>> = {
  'a joint case with its plan, its meetings and another lead': async (tasks) => {
    const desk = JointDesk.at(tasks);
    const { caseId, leadId } = await desk.joint(['womens-federation']);
    const done = await desk.planned('mediator', caseId, 'womens-federation', '核对考勤表');
    const withdrawn = await desk.planned('mediator', caseId, 'womens-federation', '约谈用工方');
    const change = { what: '核对考勤表和工资条', reason: '工资条也有出入' };
    await desk.patch('mediator', caseId, `plan/${done}`, change, 1);
    await desk.post('womens-handler', caseId, `plan/${done}/completion`, { note: '已核对' }, 2);
    await desk.post('mediator', caseId, `plan/${withdrawn}/withdrawal`, { reason: '已不需要' }, 1);

    const place = async (hours: number): Promise<object> => ({
      startsAt: await desk.inHours(hours),
      place: '会议室',
      minutesDueAt: await desk.inHours(hours + 24),
    });
    const invited = [{ agencyId: desk.agency('womens-federation') }];
    const call = { ...(await place(2)), agenda: '商定分工', invited };
    const held = (await desk.post('mediator', caseId, 'meetings', call)).body.id;
    const off = (await desk.post('mediator', caseId, 'meetings', call)).body.id;
    const moved = { ...(await place(3)), reason: '会议室被占用' };
    await desk.patch('mediator', caseId, `meetings/${held}`, moved, 1);
    await desk.post('mediator', caseId, `meetings/${off}/cancellation`, { reason: '重复召集' }, 1);
    await tasks.product.moveClock(4 * HOUR_MS);
    const minutes = { minutes: '已商定', attendance: [], decisions: [] };
    await desk.post('mediator', caseId, `meetings/${held}/minutes`, minutes, 2);

    const { version } = await desk.lane(caseId, 'community');
    const { referralId: supporterReferralId } = await desk.lane(caseId, 'womens-federation');
    const why = { reason: '争议主要是欠薪', formerStays: true };
    const body = { leadReferralId: leadId, supporterReferralId, ...why };
    await desk.post('coordinator', caseId, 'lead', body, version);
  },
};
