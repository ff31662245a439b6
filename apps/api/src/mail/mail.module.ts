import { Module } from '@nestjs/common';
import { OutboxController } from './outbox.controller';

/** Mail that was kept instead of sent can be looked at. */
@Module({ controllers: [OutboxController] })
export class MailModule {}
