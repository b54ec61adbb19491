import type {
  BoardLineView,
  BoardNumbersView,
  BoardPageView,
} from '../../../modules/coordination/board/board.view.js';
import type { TestProduct } from '../../support/product.js';
import { AREA } from '../../support/world.js';
import { TaskDesk } from '../tasks/desk.js';

interface Appointed {
  readonly login: string;
  readonly name: string;
  readonly role: 'coordinator' | 'supervisor';
  readonly areaId: string | undefined;
}

/** Somebody new who answers for an area. */
export async function appoint(
  product: TestProduct,
  { login, name, role, areaId }: Appointed,
): Promise<string> {
  const person = { login, name, title: null, phone: null, grants: [] };
  const { users } = await product.seed({ areas: [], agencies: [], people: [person] });
  await product.sql.query(
    `insert into membership (id, user_id, role, area_id, valid_from) values (gen_random_uuid(), $1, $2, $3, accord_now())`,
    [users[login], role, areaId],
  );
  return users[login] ?? '';
}

/** The tiny world at work, and a coordinator of the other street alone. */
export class BoardDesk {
  private constructor(readonly tasks: TaskDesk) {}

  static async open(): Promise<BoardDesk> {
    const tasks = await TaskDesk.open();
    const areaId = tasks.world.areas[AREA.otherStreet];
    await appoint(tasks.product, { login: 'street', name: '方协调', role: 'coordinator', areaId });
    return new BoardDesk(tasks);
  }

  async lines(login: string, query = ''): Promise<readonly BoardLineView[]> {
    return (await this.page(`limit=200${query}`, login)).items;
  }

  async page(query: string, login = 'coordinator'): Promise<BoardPageView> {
    const answer = await this.tasks.product.as(login).get<BoardPageView>(`/board/lines?${query}`);
    if (answer.status !== 200) throw new Error(`no board: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async numbers(login: string, query = ''): Promise<BoardNumbersView> {
    const answer = await this.tasks.product.as(login).get<BoardNumbersView>(`/board/numbers${query}`);
    if (answer.status !== 200) throw new Error(`no numbers: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
