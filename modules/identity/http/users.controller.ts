import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { Accounts } from '../accounts/accounts.js';
import { Directory } from '../accounts/directory.js';
import { UserPageView, UserView, UserWithPasswordView } from '../accounts/user.view.js';
import { CreateUserDto, DisableUserDto, GrantDto, UpdateUserDto, UserQuery } from './users.dto.js';

/** Accounts and their roles, kept by security administrators inside their areas; nobody keeps their own. */
@ApiTags('users')
@Controller('users')
@Requires('user.manage')
export class UsersController {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: Directory,
  ) {}

  @ApiOperation({ summary: 'The users within reach, by login' })
  @Get()
  list(@ByCaller() caller: Caller, @Query() query: UserQuery): Promise<UserPageView> {
    return this.directory.users(caller, query) as Promise<UserPageView>;
  }

  @ApiOperation({ summary: 'One user' })
  @Get(':id')
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<UserView> {
    return this.directory.user(caller, id);
  }

  @ApiOperation({ summary: 'Make a user; a person gets a temporary password, told once' })
  @Post()
  create(@ByCaller() caller: Caller, @Body() body: CreateUserDto): Promise<UserWithPasswordView> {
    return this.accounts.createUser(caller, body);
  }

  @ApiOperation({ summary: 'Change what is given; needs If-Match' })
  @Patch(':id')
  @Versioned()
  update(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateUserDto,
  ): Promise<UserView> {
    return this.accounts.updateUser(caller, id, body);
  }

  @ApiOperation({ summary: 'Grant a role; an account with an administrator power holds no other role' })
  @Post(':id/grants')
  grant(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { role, agencyId, areaId, validTo }: GrantDto,
  ): Promise<UserView> {
    return this.accounts.grant(caller, id, {
      role,
      agencyId: agencyId ?? null,
      areaId: areaId ?? null,
      validTo: validTo === undefined ? null : new Date(validTo),
    });
  }

  @ApiOperation({ summary: 'Revoke a role: it ends now and stays on record' })
  @Delete(':id/grants/:grantId')
  revoke(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('grantId', ParseUUIDPipe) grantId: string,
  ): Promise<UserView> {
    return this.accounts.revoke(caller, id, grantId);
  }

  @ApiOperation({ summary: 'Disable an account: its sessions and tokens end at once' })
  @Post(':id/disabling')
  @HttpCode(200)
  disable(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DisableUserDto,
  ): Promise<UserView> {
    return this.accounts.disableUser(caller, id, body.reason);
  }

  @ApiOperation({ summary: 'Let a disabled account sign in again' })
  @Post(':id/enabling')
  @HttpCode(200)
  enable(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<UserView> {
    return this.accounts.enableUser(caller, id);
  }

  @ApiOperation({
    summary:
      'Set a temporary password, told once; every session and token of the user ends, and so does a lock',
  })
  @Post(':id/password-reset')
  @HttpCode(200)
  resetPassword(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<UserWithPasswordView> {
    return this.accounts.resetPassword(caller, id);
  }
}
