// Zooms by wheel, pinch, buttons and keys, and pans by dragging, by moving the drawing's view box.
const MOST = 24;
const STEP = 1.5;

export function enableZoom(frame, map) {
  const whole = map.viewBox.baseVal;
  const [width, height] = [whole.width, whole.height];
  let view = { x: 0, y: 0, scale: 1 };
  const listeners = [];

  function set(x, y, scale) {
    scale = Math.min(MOST, Math.max(1, scale));
    const [w, h] = [width / scale, height / scale];
    view = { x: Math.min(width - w, Math.max(0, x)), y: Math.min(height - h, Math.max(0, y)), scale };
    map.setAttribute('viewBox', `${view.x} ${view.y} ${w} ${h}`);
    // Lines, dots and patterns keep their size on the screen.
    map.style.setProperty('--line', String(1 / scale));
    map.style.setProperty('--dot', String(28 / Math.sqrt(scale)));
    map.querySelectorAll('pattern').forEach(pattern => pattern.setAttribute('patternTransform', `scale(${1 / scale})`));
    map.style.touchAction = scale > 1 ? 'none' : 'pan-y';
    listeners.forEach(listener => listener());
  }

  // A point of the screen in units of the drawing.
  function at(clientX, clientY) {
    const box = map.getBoundingClientRect();
    const fit = Math.min(box.width / (width / view.scale), box.height / (height / view.scale));
    return {
      x: view.x + (clientX - box.left - (box.width - width / view.scale * fit) / 2) / fit,
      y: view.y + (clientY - box.top - (box.height - height / view.scale * fit) / 2) / fit,
      fit,
    };
  }

  function zoomAt(point, factor) {
    const scale = Math.min(MOST, Math.max(1, view.scale * factor));
    set(point.x - (point.x - view.x) * view.scale / scale, point.y - (point.y - view.y) * view.scale / scale, scale);
  }

  const middle = () => ({ x: view.x + width / view.scale / 2, y: view.y + height / view.scale / 2 });
  const acts = { in: () => zoomAt(middle(), STEP), out: () => zoomAt(middle(), 1 / STEP), all: () => set(0, 0, 1) };
  frame.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => acts[button.dataset.zoom]()));

  // At the whole world, wheeling down belongs to the page.
  map.addEventListener('wheel', event => {
    if (view.scale === 1 && event.deltaY > 0 && !event.ctrlKey) return;
    event.preventDefault();
    zoomAt(at(event.clientX, event.clientY), Math.exp(-event.deltaY * (event.ctrlKey ? .01 : .002)));
  }, { passive: false });

  const fingers = new Map();
  let dragged = 0;
  map.addEventListener('pointerdown', event => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 1) dragged = 0;
  });
  map.addEventListener('pointermove', event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
      const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      zoomAt(at((now.x + other.x) / 2, (now.y + other.y) / 2), factor);
      dragged = 10;
    } else if (view.scale > 1) {
      const { fit } = at(0, 0);
      set(view.x - (now.x - before.x) / fit, view.y - (now.y - before.y) / fit, view.scale);
      dragged += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
      if (dragged > 4 && !map.hasPointerCapture(event.pointerId)) map.setPointerCapture(event.pointerId);
    }
    fingers.set(event.pointerId, now);
  });
  const lift = event => fingers.delete(event.pointerId);
  ['pointerup', 'pointercancel', 'pointerleave'].forEach(name => map.addEventListener(name, lift));
  map.addEventListener('dragstart', event => event.preventDefault());

  // Who drags does not mean to follow a link; a key (no detail) that comes after does.
  map.addEventListener('click', event => { if (dragged > 4 && event.detail > 0) { event.preventDefault(); event.stopPropagation(); } }, { capture: true });
  map.addEventListener('keydown', event => {
    const act = { '+': 'in', '=': 'in', '-': 'out', 0: 'all' }[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      acts[act]();
    }
  });

  return {
    // Brings a place into view.
    reveal(x, y) {
      const [w, h] = [width / view.scale, height / view.scale];
      if (x < view.x || x > view.x + w || y < view.y || y > view.y + h) set(x - w / 2, y - h / 2, view.scale);
    },
    onChange: listener => listeners.push(listener),
    get scale() { return view.scale; },
  };
}
