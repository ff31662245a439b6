import type Stripe from 'stripe';
import { invalidRequest } from '../api/stripe-error';
import { dispute, listDisputes } from '../resources/disputes';
import { mergeMetadata } from '../resources/metadata';
import type { Call, Operations } from '../resources/operation';
import { closeDispute, judgeEvidence } from './disputes';

type Evidence = Stripe.Dispute.Evidence;

function update({ account, ids, params }: Call<Stripe.DisputeUpdateParams>): Stripe.Dispute {
  const present = dispute(account, ids[0] ?? '');
  const open = present.status.endsWith('needs_response');
  if (params.evidence && !open) {
    throw invalidRequest('This dispute is closed to evidence.', { param: 'evidence' });
  }
  const submitted = params.evidence !== undefined && params.submit !== false;
  const details = present.evidence_details;
  const inquiry = present.status.startsWith('warning_');
  const updated = account.store.put('dispute', {
    ...present,
    evidence: { ...present.evidence, ...(params.evidence as Partial<Evidence> | undefined) },
    evidence_details: {
      ...details,
      has_evidence: details.has_evidence || params.evidence !== undefined,
      submission_count: details.submission_count + (submitted ? 1 : 0),
      submission_method: submitted ? 'manual' : details.submission_method,
    },
    metadata: mergeMetadata(present.metadata, params.metadata),
    ...(submitted ? { status: inquiry ? 'warning_under_review' : 'under_review' } : {}),
  });
  account.record('charge.dispute.updated', updated, { status: present.status });
  if (submitted) judgeEvidence(account, updated);
  return updated;
}

function close({ account, ids }: Call<Stripe.DisputeCloseParams>): Stripe.Dispute {
  const present = dispute(account, ids[0] ?? '');
  if (!present.status.endsWith('needs_response')) {
    throw invalidRequest('This dispute is already closed.', { code: 'dispute_already_closed' });
  }
  const inquiry = present.status.startsWith('warning_');
  return closeDispute(account, present, inquiry ? 'warning_closed' : 'lost');
}

export const disputeOperations: Operations = {
  'GET /v1/disputes': listDisputes,
  'GET /v1/disputes/{id}': ({ account, ids }) => dispute(account, ids[0] ?? ''),
  'POST /v1/disputes/{id}': update,
  'POST /v1/disputes/{id}/close': close,
};
