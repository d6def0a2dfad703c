// Where one was in the list of articles, while the tab is open: which list and which of its rows an article was opened from, and where the list that comes next is to begin.
const opened = 'list-opened';
const next = 'list-place';
const queryOf = (search) => new URLSearchParams(search).get('q') ?? '';

export const noteOpened = (article) => sessionStorage.setItem(opened, JSON.stringify({ search: location.search, article }));

/** @param place with the row's index, or the article's number, or that of the article below it. */
export const noteNext = (place) => sessionStorage.setItem(next, JSON.stringify(place));

/** The list from which an article was opened; undefined where that is another search than the one told by the address. */
export function openedFrom(search) {
  const known = JSON.parse(sessionStorage.getItem(opened) ?? 'null');
  return known && queryOf(known.search) === queryOf(search) ? known : undefined;
}

/** Where this list begins: where that was noted, or, by the browser's way back, at what was opened. */
export function takeNext() {
  const noted = JSON.parse(sessionStorage.getItem(next) ?? 'null');
  const isBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
  const place = noted ?? (isBack ? openedFrom(location.search) : undefined);
  if (place?.search !== location.search) return undefined;
  sessionStorage.removeItem(next);
  return place;
}
