// Keeps the desk up to date and does what its buttons say, through the control API.
const refreshMs = 2000;
const byId = (id) => document.getElementById(id);

async function control(path, body) {
  const response = await fetch(`/_emulator/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'X-Emulator-Control': '1' },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) byId('planned').textContent = answer.error.message;
  return answer;
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
  button.addEventListener('click', async () => {
    await work();
    await refresh();
  });
  return button;
}

function inspect(id, text = short(id)) {
  const button = element('button', text, { class: 'link', title: id ?? '' });
  button.addEventListener('click', async () => {
    const dialog = byId('object');
    dialog.querySelector('h2').textContent = id;
    dialog.querySelector('pre').textContent = JSON.stringify(
      await control(`objects/${id}`),
      null,
      2,
    );
    dialog.showModal();
  });
  return button;
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
  showBooks(books);
  byId('planned').textContent = faults.data.length ? `${faults.data.length} fault(s) planned` : '';
  byId('torture').checked = Object.keys(torture).length > 0;
}

for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', async () => {
    await control('clock', { advance: Number(button.dataset.advance) });
    await refresh();
  });
}
for (const button of document.querySelectorAll('[data-fault]')) {
  button.addEventListener('click', async () => {
    await control('faults', { path: '/v1/*', action: button.dataset.fault, delay_ms: 5000 });
    await refresh();
  });
}
byId('torture').addEventListener('change', (event) =>
  control('torture', event.target.checked ? { everything: 'desk' } : {}),
);

await refresh();
setInterval(() => document.hidden || refresh(), refreshMs);
