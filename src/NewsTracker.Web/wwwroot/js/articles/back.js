// The ways from the reader back to the list: to the page of it that the article was opened from, and there to the article read last. Without it they lead to the newest of what was found.
import { noteNext, openedFrom } from './places.js';

const list = openedFrom(location.search);
const article = document.querySelector('[data-reader]')?.dataset.article;
const leave = () => noteNext({ search: list.search, article });

if (list && article) {
  const found = document.querySelector('[data-found]');
  if (found) {
    found.href = found.pathname + list.search;
    found.addEventListener('click', leave);
  }
  document.getElementById('unread')?.addEventListener('submit', (event) => {
    const from = document.createElement('input');
    [from.type, from.name, from.value] = ['hidden', 'from', `/articles${list.search}`];
    event.target.append(from);
    leave();
  });
}
