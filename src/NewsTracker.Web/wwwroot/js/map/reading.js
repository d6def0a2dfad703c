// Reads the map by pointer and by keyboard: one stop of the tabulator, arrows from state to state, Enter to the profile.
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function enableReading(frame, map, states, zoom) {
  const tip = document.getElementById('map-tip');
  const places = states.all.map(state => ({ state, link: state.links.at(-1), x: +state.links[0].dataset.x, y: +state.links[0].dataset.y }));
  let stop = places.find(place => place.state.code === 'POL') ?? places[0];
  stop?.link.setAttribute('tabindex', '0');

  function show(link, clientX, clientY) {
    const state = states.byCode.get(link.dataset.code);
    const { name, words } = states.describe(state);
    tip.replaceChildren(Object.assign(document.createElement('strong'), { textContent: name }), words);
    tip.hidden = false;
    const box = frame.getBoundingClientRect();
    const x = Math.min(Math.max(0, clientX - box.left + 12), box.width - tip.offsetWidth - 4);
    const y = clientY - box.top + 16 + tip.offsetHeight > box.height ? clientY - box.top - tip.offsetHeight - 8 : clientY - box.top + 16;
    tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }
  const hide = () => { tip.hidden = true; };

  map.addEventListener('pointermove', event => {
    const link = event.target.closest?.('a[data-code]');
    if (link && event.pointerType !== 'touch') show(link, event.clientX, event.clientY);
    else hide();
  });
  map.addEventListener('pointerleave', hide);
  map.addEventListener('focusin', event => {
    const link = event.target.closest('a[data-code]');
    if (!link) return;
    const box = link.getBoundingClientRect();
    show(link, box.left + box.width / 2, box.top + box.height / 2);
  });
  map.addEventListener('focusout', hide);
  zoom.onChange(hide);

  map.addEventListener('keydown', event => {
    if (event.key === 'Escape') return hide();
    const direction = DIRECTIONS[event.key];
    if (!direction || !stop || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = nearest(stop, direction);
    if (!next) return;
    stop.link.setAttribute('tabindex', '-1');
    next.link.setAttribute('tabindex', '0');
    stop = next;
    zoom.reveal(next.x, next.y);
    next.link.focus({ preventScroll: true });
  });

  // The state that lies nearest in the direction; what lies aside counts as further away.
  function nearest(from, [dx, dy]) {
    let [best, least] = [null, Infinity];
    for (const place of places) {
      const along = (place.x - from.x) * dx + (place.y - from.y) * dy;
      const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
      const distance = along + 2 * aside;
      if (along > 0 && aside <= along * 1.5 && distance < least) [best, least] = [place, distance];
    }
    return best;
  }
}
