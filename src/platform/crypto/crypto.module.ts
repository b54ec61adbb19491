import { Global, Module } from '@nestjs/common';
import { SETTINGS } from '../config/settings.token.js';
import { FieldCipher } from './field-cipher.js';
import { KeyRing } from './key-ring.js';
import { type KeyRingSource, loadKeyRing } from './key-ring-file.js';

/** Field encryption, for every module. */
@Global()
@Module({
  providers: [
    {
      provide: KeyRing,
      inject: [SETTINGS],
      useFactory: (settings: KeyRingSource): KeyRing => loadKeyRing(settings),
    },
    FieldCipher,
  ],
  exports: [FieldCipher],
})
export class CryptoModule {}
