// The states on the map: which class each has on a day, and whether it belongs to the group then, by the steps and stays that the server sent once.
export class States {
  // Without a group, stays are null and no state is outside.
  constructor(map, legend, steps, stays, day) {
    this.entries = [...legend.querySelectorAll('a[data-entry]')].map(link => ({
      key: link.dataset.entry, css: link.dataset.css, words: link.dataset.words, link, count: link.querySelector('.legend-count'),
    }));
    const hatches = new Map([...map.querySelectorAll('[data-hatch]')].map(use => [use.dataset.hatch, use]));
    const links = Map.groupBy(map.querySelectorAll('a[data-code]'), link => link.dataset.code);
    this.all = [...links].map(([code, elements]) => ({
      code,
      name: elements[0].getAttribute('aria-label').split(':')[0],
      elements: hatches.has(code) ? [...elements, hatches.get(code)] : elements,
      links: elements,
      steps: steps[code] ?? [],
      stays: stays ? stays[code] ?? [] : null,
      current: this.entries.findIndex(entry => elements[0].classList.contains(entry.css)),
    }));
    this.byCode = new Map(this.all.map(state => [state.code, state]));
    this.only = this.entries.find(entry => entry.link.getAttribute('aria-current'))?.key ?? null;
    for (const state of this.all) state.outside = isOutside(state.stays, day);
  }

  // Colours every state as of a day, and counts those that are not outside; only what changes is touched, so that playing stays smooth.
  show(day) {
    const counts = new Array(this.entries.length).fill(0);
    for (const state of this.all) {
      const now = classOn(state.steps, day);
      const outside = isOutside(state.stays, day);
      if (!outside) counts[now]++;
      if (now === state.current && outside === state.outside) continue;
      state.outside = outside;
      for (const element of state.elements) {
        element.classList.replace(this.entries[state.current].css, this.entries[now].css);
      }
      state.current = now;
      this.#fade(state);
    }
    counts.forEach((count, i) => {
      const text = String(count);
      if (this.entries[i].count.textContent !== text) this.entries[i].count.textContent = text;
    });
  }

  // Shows one class alone, or all again.
  showOnly(key) {
    this.only = key;
    for (const entry of this.entries) {
      if (entry.key === key) entry.link.setAttribute('aria-current', 'true');
      else entry.link.removeAttribute('aria-current');
    }
    this.all.forEach(state => this.#fade(state));
  }

  // Names are kept current only where they are about to be read.
  describe(state) {
    const words = `${state.name}: ${this.entries[state.current].words}`;
    state.links.forEach(link => link.setAttribute('aria-label', words));
    return { name: state.name, words: this.entries[state.current].words };
  }

  describeAll() {
    this.all.forEach(state => this.describe(state));
  }

  // The profiles that the states lead to are those of a day.
  leadTo(day) {
    for (const { links } of this.all) {
      for (const link of links) {
        const address = new URL(link.getAttribute('href'), location.href);
        address.searchParams.set('asOf', day);
        link.setAttribute('href', address.pathname + address.search + address.hash);
      }
    }
  }

  summary() {
    return this.entries.map(entry => `${entry.count.textContent} ${entry.words}`).join(', ');
  }

  #fade(state) {
    const faded = state.outside || (this.only !== null && this.entries[state.current].key !== this.only);
    state.elements.forEach(element => element.classList.toggle('is-faded', faded));
  }
}

// Stays are the first day and the first day outside by turns, null where a state is a member to this day.
function isOutside(stays, day) {
  if (!stays) return false;
  for (let i = 0; i < stays.length; i += 2) if (stays[i] <= day && (stays[i + 1] === null || day < stays[i + 1])) return false;
  return true;
}

// Steps are day and class by turns, earliest first.
function classOn(steps, day) {
  let now = 0;
  for (let i = 0; i < steps.length && steps[i] <= day; i += 2) now = steps[i + 1];
  return now;
}
