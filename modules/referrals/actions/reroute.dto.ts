import { IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** Sends the case to another agency. */
export class RerouteDto {
  /**
   * To whom.
   * @example 0198c0de-0000-7000-8000-000000000022
   */
  @IsUUID()
  recipientAgencyId: string;

  /**
   * What the next one must know.
   * @example 原单位已联系双方，尚未调解
   */
  @IsString()
  @Length(2, 2000)
  handoverNote: string;

  /**
   * The centre's reason, when the hops are used up or the agency has refused before.
   * @example 经区联调中心协调会确定
   */
  @IsOptional()
  @IsString()
  @Length(2, 500)
  arbitration?: string;
}

/** Asks the centre to send it elsewhere. */
export class ProposeRerouteDto {
  /**
   * Whom the recipient thinks right.
   * @example 0198c0de-0000-7000-8000-000000000022
   */
  @IsOptional()
  @IsUUID()
  suggestedAgencyId?: string;

  /**
   * Why.
   * @example 核实后发现涉及劳动关系，应由劳动部门办理
   */
  @IsString()
  @Length(2, 1000)
  reason: string;
}

/** The centre leaves it where it is. */
export class DeclineProposalDto {
  /**
   * Why.
   * @example 仍属贵单位职责范围
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}
