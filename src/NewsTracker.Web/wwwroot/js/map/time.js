// The slider: by hand, by keys, or played from 1997 to today. The address and the table follow when it comes to rest.
import { fail } from '../keys/keys.js';

const DAY = 86_400_000;
const WHOLE = 24_000; // milliseconds for the whole of the time
const REST = 250;

export class Time {
  constructor(figure, states) {
    this.states = states;
    this.figure = figure;
    this.start = Date.parse(figure.dataset.start);
    this.today = (Date.parse(figure.dataset.today) - this.start) / DAY;
    this.slider = document.getElementById('day');
    this.output = document.getElementById('map-day');
    this.button = document.getElementById('play');
    this.status = document.getElementById('map-status');
    this.place = document.getElementById('map-table-place');
    this.slider.addEventListener('input', () => { this.stop(); this.show(+this.slider.value); this.settleSoon(); });
    this.button.addEventListener('click', () => this.playing ? this.stop() : this.play());
    // A click while it moves leads to the day that is seen.
    figure.addEventListener('click', event => { if (event.target.closest('a[data-code]')) this.lead(); }, { capture: true });
    for (const entry of states.entries) {
      entry.link.addEventListener('click', event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        states.showOnly(states.only === entry.key ? null : entry.key);
        this.settleSoon();
      });
    }
  }

  get day() { return +this.slider.value; }

  show(day) {
    this.moved = true;
    this.slider.value = String(day);
    const words = this.words(day);
    this.output.textContent = words;
    this.slider.setAttribute('aria-valuetext', words);
    this.states.show(day);
  }

  play() {
    const from = this.day >= this.today ? 0 : this.day;
    const began = performance.now();
    const pace = this.today / WHOLE;
    this.playing = true;
    this.button.setAttribute('aria-pressed', 'true');
    const step = now => {
      if (!this.playing) return;
      const day = Math.min(this.today, Math.round(from + Math.max(0, now - began) * pace));
      this.show(day);
      if (day >= this.today) this.stop();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  stop() {
    if (!this.playing) return;
    this.playing = false;
    this.button.setAttribute('aria-pressed', 'false');
    this.settleSoon();
  }

  settleSoon() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.settle(), REST);
  }

  // The table, the address and what is said aloud take up the day and the filter that are shown.
  async settle() {
    const address = this.address();
    this.status.textContent = `As of ${this.words(this.day)}: ${this.states.summary()}`;
    this.states.describeAll();
    this.lead();
    history.replaceState(null, '', address);
    document.getElementById('as-of').value = this.iso(this.day);
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const answer = await fetch(this.address('Table'), { signal: this.asked.signal, headers: { Accept: 'text/html' } });

      // A sign-in page is an answer, too.
      if (answer.ok && !answer.redirected) this.place.innerHTML = await answer.text();
      else this.tellOfOldTable();
    } catch (error) {
      if (error.name !== 'AbortError') this.tellOfOldTable();
    }
  }

  tellOfOldTable() {
    this.place.firstElementChild?.classList.add('is-old');
    fail('The table could not be brought up to date: it still shows the day before. Load the page again.');
  }

  // As the server wrote them, the states lead to the day that was asked for, or to whatever day it is.
  lead() {
    if (this.moved) this.states.leadTo(this.iso(this.day));
  }

  address(handler) {
    const address = new URL(this.figure.dataset.address, location.href);
    address.searchParams.delete('only');
    if (this.states.only) address.searchParams.set('only', this.states.only);
    address.searchParams.set('asOf', this.iso(this.day));
    if (handler) address.searchParams.set('handler', handler);
    return address.pathname + address.search;
  }

  iso(day) { return new Date(this.start + day * DAY).toISOString().slice(0, 10); }

  words(day) { return new Date(this.start + day * DAY).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).replace('Sept', 'Sep'); }
}
