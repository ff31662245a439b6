import type Stripe from 'stripe';
import type { Account } from '../account/account';
import { type ListParams, page } from './list';
import { mergeMetadata } from './metadata';
import type { Call, Operations } from './operation';
import { existing, given } from './row';

type Customer = Stripe.Customer;
type Params = Stripe.CustomerCreateParams & Stripe.CustomerUpdateParams;

export function newCustomer(account: Account, params: Partial<Params>): Customer {
  const customer = account.store.put('customer', {
    id: account.ids.next('cus_', 14),
    object: 'customer',
    balance: params.balance ?? 0,
    created: account.now,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: null,
    invoice_prefix: account.ids.next('', 8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: params.preferred_locales ?? [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
    ...contact(params),
    metadata: mergeMetadata({}, params.metadata),
  });
  account.record('customer.created', customer);
  return customer;
}

function contact(params: Partial<Params>): Partial<Customer> {
  const { address, description, email, name, phone, shipping } = params;
  return given({
    address: address as Customer['address'],
    description,
    email,
    name,
    phone,
    shipping: shipping as Customer['shipping'],
  }) as Partial<Customer>;
}

function retrieve(account: Account, id: string | undefined): Customer {
  return existing(account, 'customer', id, 'customer', 'customer');
}

function update({ account, ids, params }: Call<Params>): Customer {
  const present = retrieve(account, ids[0]);
  const updated = account.store.put('customer', {
    ...present,
    ...contact(params),
    metadata: mergeMetadata(present.metadata, params.metadata),
  });
  account.record('customer.updated', updated, present);
  return updated;
}

function remove({ account, ids }: Call<never>): object {
  const customer = retrieve(account, ids[0]);
  account.store.delete('customer', customer.id);
  account.record('customer.deleted', customer);
  return account.store.put('deleted_customer', {
    id: customer.id,
    object: 'customer',
    deleted: true,
  });
}

function list(call: Call<Stripe.CustomerListParams & ListParams>): object {
  const { email } = call.params;
  const rows = call.account.store.all('customer').filter((row) => !email || row.email === email);
  return page(call, rows, '/v1/customers');
}

export const customerOperations: Operations = {
  'GET /v1/customers': list,
  'POST /v1/customers': ({ account, params }: Call<Params>) => newCustomer(account, params),
  'GET /v1/customers/{id}': ({ account, ids }) =>
    account.store.get('deleted_customer', ids[0] ?? '') ?? retrieve(account, ids[0]),
  'POST /v1/customers/{id}': update,
  'DELETE /v1/customers/{id}': remove,
};
