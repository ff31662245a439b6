// Counts down to the end of the session, and shows the page of an ended one when it is there.
const deadline = document.querySelector('[data-expires]');
const minute = 60;
const hour = 60 * minute;

if (deadline) {
  const { lang } = document.documentElement;
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'always' });
  const atStart = Number(deadline.dataset.expires);

  const text = (seconds) => {
    if (seconds >= 2 * hour) return format.format(Math.round(seconds / hour), 'hour');
    if (seconds >= 2 * minute) return format.format(Math.round(seconds / minute), 'minute');
    return format.format(Math.max(0, Math.round(seconds)), 'second');
  };
  const show = () => {
    const left = atStart - performance.now() / 1000;
    if (deadline.textContent !== text(left)) deadline.textContent = text(left);
    if (left > 0 || atStart <= 0) return;
    clearInterval(timer);
    location.reload();
  };
  const timer = setInterval(show, 1000);
  show();
}
