// Drag over the bars, of months or of years: what lies between is asked for.
export function brush(months) {
  if (!months) return;
  const bars = [...months.querySelectorAll('rect')];
  const form = document.querySelector('[data-months-form]');
  let first;
  const barAt = (event) => {
    const box = months.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  };
  const mark = (a, b) => bars.forEach((bar, i) => bar.classList.toggle('brushed', i >= Math.min(a, b) && i <= Math.max(a, b)));
  months.addEventListener('pointerdown', (event) => {
    first = barAt(event);
    months.setPointerCapture(event.pointerId);
    mark(first, first);
  });
  months.addEventListener('pointermove', (event) => { if (first !== undefined) mark(first, barAt(event)); });
  months.addEventListener('pointercancel', () => { first = undefined; mark(-1, -1); });
  months.addEventListener('pointerup', (event) => {
    if (first === undefined) return;
    const [from, until] = [first, barAt(event)].sort((a, b) => a - b);
    first = undefined;
    form.elements.from.value = bars[from].dataset.from;
    form.elements.until.value = bars[until].dataset.until;
    form.requestSubmit();
  });
}
