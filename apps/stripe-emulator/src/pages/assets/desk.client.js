// Keeps the desk up to date and does what its buttons say, through the control API.
const refreshMs = 2000;
const away = 'The emulator does not answer.';
const byId = (id) => document.getElementById(id);

async function control(path, body, method = body ? 'POST' : 'GET') {
  const response = await fetch(`/_emulator/${path}`, {
    method,
    headers: { 'X-Emulator-Control': '1' },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error.message);
  return answer;
}

/** Does what a person asked for, and shows what came of it. */
async function act(work) {
  try {
    await work();
    byId('message').textContent = '';
    await refresh();
  } catch (error) {
    byId('message').textContent = error.message;
  }
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const time = (seconds) =>
  element('time', new Date(seconds * 1000).toLocaleTimeString(), {
    datetime: new Date(seconds * 1000).toISOString(),
  });

const state = (text) => element('span', text, { class: `state ${text}` });

function action(text, work) {
  const button = element('button', text);
  button.addEventListener('click', () => act(work));
  return button;
}

function inspect(id, text = short(id)) {
  const button = element('button', text, { class: 'link', title: id ?? '' });
  button.addEventListener('click', () => act(() => show(id)));
  return button;
}

async function show(id) {
  const dialog = byId('object');
  const object = await control(`objects/${encodeURIComponent(id)}`);
  dialog.querySelector('h2').textContent = id;
  dialog.querySelector('pre').textContent = JSON.stringify(object, null, 2);
  dialog.showModal();
}

const short = (id) => (id && id.length > 20 ? `${id.slice(0, 11)}…${id.slice(-5)}` : id);

/** Fills a table; the button that had the focus gets it back. */
function fill(id, rows) {
  const { key } = document.activeElement?.dataset ?? {};
  byId(id).replaceChildren(
    ...rows.map(([rowKey, ...cells]) => {
      const row = element('tr');
      for (const cell of cells) {
        const data = element('td');
        data.append(...[cell].flat().filter((part) => part !== null && part !== undefined));
        row.append(data);
      }
      for (const button of row.querySelectorAll('button')) {
        button.dataset.key = `${rowKey} ${button.textContent}`;
      }
      return row;
    }),
  );
  if (key)
    byId(id)
      .querySelector(`[data-key="${CSS.escape(key)}"]`)
      ?.focus();
}

const sessionCells = (session) => [
  session.id,
  time(session.created),
  inspect(session.id),
  session.amount,
  [state(session.status), ' ', state(session.payment)],
  session.reference,
  session.status === 'open'
    ? [
        session.url && element('a', 'Pay', { href: session.url }),
        action('Pay 4242', () => control(`sessions/${session.id}/pay`, {})),
        action('Expire', () => control(`sessions/${session.id}/expire`, {})),
      ]
    : null,
];

const paymentCells = (payment) => [
  payment.id,
  time(payment.created),
  inspect(payment.id),
  payment.amount,
  [
    state(payment.status),
    payment.refunded && ` refunded ${payment.refunded}`,
    payment.disputed ? ' disputed' : null,
    payment.error && ` ${payment.error}`,
  ],
  [
    payment.refundable
      ? action('Refund', () => control(`payments/${payment.id}/refund`, {}))
      : null,
    payment.refundable && !payment.disputed
      ? action('Dispute', () => control(`charges/${payment.charge}/dispute`, {}))
      : null,
  ],
];

const eventCells = (event) => [
  event.id,
  time(event.created),
  inspect(event.id, event.type),
  inspect(event.subject),
  event.deliveries.map(({ id, state: delivery, attempts, last }) => {
    const cell = inspect(id, `${delivery}, ${attempts} tried, last ${last ?? 'none'}`);
    cell.classList.add(delivery);
    return cell;
  }),
  action('Send again', () => control(`events/${event.id}/resend`, {})),
];

const faultCells = (fault) => [
  `${fault.path} ${fault.action}`,
  fault.at ? time(fault.at) : 'planned',
  `${fault.action} ${fault.when} the change`,
  `${fault.method ?? 'any'} ${fault.path}`,
  fault.at ? '' : `${fault.times}${fault.chance ? `, chance ${fault.chance}` : ''}`,
  fault.at ? null : action('Forget all', () => control('faults', undefined, 'DELETE')),
];

function showBooks({ currencies }) {
  byId('books').replaceChildren(
    ...Object.entries(currencies).map(([currency, sums]) => {
      const group = element('div');
      const text = Object.entries(sums)
        .filter(([, amount]) => amount !== 0)
        .map(([name, amount]) => `${name.replaceAll('_', ' ')} ${amount}`)
        .join(' · ');
      group.append(element('dt', currency.toUpperCase()), element('dd', text));
      return group;
    }),
  );
}

async function refresh() {
  const [overview, books, faults, torture] = await Promise.all(
    ['overview', 'books', 'faults', 'torture'].map((path) => control(path)),
  );
  byId('now').textContent = new Date(overview.now * 1000).toLocaleString();
  fill('sessions', overview.sessions.map(sessionCells));
  fill('payments', overview.payments.map(paymentCells));
  fill('events', overview.events.map(eventCells));
  fill('faults', [...faults.data, ...faults.past.toReversed()].map(faultCells));
  showBooks(books);
  byId('torture').checked = torture.seed !== undefined;
  byId('seed').textContent = torture.seed === undefined ? '' : `with seed ${torture.seed}`;
}

for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () =>
    act(() => control('clock', { advance: Number(button.dataset.advance) })),
  );
}
byId('plan').addEventListener('submit', (event) => {
  event.preventDefault();
  const { times, ...fault } = Object.fromEntries(new FormData(event.target));
  act(() => control('faults', { ...fault, times: Number(times), delay_ms: 5000 }));
});
byId('torture').addEventListener('change', (event) =>
  act(() => control('torture', event.target.checked ? { everything: 'desk' } : {})),
);

/** An emulator that is being restarted is there again soon. */
async function follow() {
  if (document.hidden) return;
  try {
    await refresh();
    if (byId('message').textContent === away) byId('message').textContent = '';
  } catch {
    byId('message').textContent = away;
  }
}
await follow();
setInterval(follow, refreshMs);
