// Buttons that act on what is ticked in a list can be pressed once something is, and say on how many they act. Without it they are those of a plain form.
const all = () => [...document.querySelectorAll('[data-tick]')];
const boxes = () => all().filter((box) => box.type === 'checkbox');
const whole = document.querySelector('[data-tick-all]');
const buttons = [...document.querySelectorAll('[data-on-ticked]')].map((button) => ({ button, words: button.textContent }));

function tell() {
  // What is chosen and not shown is sent along, hidden.
  const ticked = all().filter((box) => box.type === 'hidden' || box.checked).length;
  for (const { button, words } of buttons) {
    const { onTicked, what } = button.dataset;
    button.disabled = ticked === 0;
    button.textContent = ticked === 0 ? words : `${onTicked} ${ticked} ${what}${ticked === 1 ? '' : 's'}`;
  }
  if (!whole) return;
  const here = boxes().filter((box) => box.checked).length;
  whole.checked = here > 0 && here === boxes().length;
  whole.indeterminate = here > 0 && here < boxes().length;
}

document.addEventListener('change', (event) => {
  if (event.target === whole) for (const box of boxes()) box.checked = whole.checked;
  if (event.target === whole || event.target.matches('[data-tick]')) tell();
});

// A browser that leads back keeps the boxes as they were.
addEventListener('pageshow', tell);
