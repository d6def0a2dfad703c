// Ticking articles in the list: one, a stretch with Shift, all of the page. Without it the boxes and the bar are a plain form.
const boxes = () => [...document.querySelectorAll('#articles tbody [name="article"]')];
const bar = () => document.getElementById('selection');
let last;

export const isAll = () => bar()?.querySelector('[data-all]')?.checked === true;
export const chosen = () => boxes().filter((box) => box.checked);
export const boxOf = (row) => row?.querySelector('[name="article"]');

/** Ticks a box or takes its tick away; with a stretch, all from the last one on get what it gets. */
export function tick(box, isStretch) {
  if (!box) return;
  box.checked = !box.checked;
  note(box, isStretch);
}

function note(box, isStretch) {
  const all = boxes();
  const [from, until] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
  if (isStretch && from >= 0) for (const between of all.slice(from, until + 1)) between.checked = box.checked;
  last = box;
  tell();
}

function tell() {
  const status = bar()?.querySelector('[data-chosen]');
  if (!status) return;
  const count = chosen().length;
  const words = isAll() ? 'all matches' : count === 0 ? '' : `${count} ticked`;
  if (status.textContent !== words) status.textContent = words;
  const whole = document.querySelector('[data-tick-all]');
  whole.checked = count > 0 && count === boxes().length;
  whole.indeterminate = count > 0 && count < boxes().length;
}

document.addEventListener('click', (event) => {
  if (event.target.matches('#articles tbody [name="article"]')) note(event.target, event.shiftKey);
});

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-tick-all]')) for (const box of boxes()) box.checked = event.target.checked;
  if (event.target.matches('[data-tick-all], [data-all]')) tell();
});

// Nothing is sent where nothing is chosen.
document.addEventListener('submit', (event) => {
  if (event.target !== bar() || isAll() || chosen().length > 0) return;
  event.preventDefault();
  bar().querySelector('[data-chosen]').textContent = 'Tick an article first.';
});

// Boxes that the browser kept when one came back.
window.addEventListener('pageshow', tell);
tell();
