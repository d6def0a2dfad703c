// Runs before the page is drawn, so that a dark page never flashes white. The choice is a cookie, so that the server can draw it, too.
(() => {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1];
  const apply = () => root.setAttribute('data-bs-theme', chosen() ?? (system.matches ? 'dark' : 'light'));

  root.classList.add('js');
  apply();
  system.addEventListener('change', apply);

  // Paper is white: light words on it could not be read.
  window.addEventListener('beforeprint', () => root.setAttribute('data-bs-theme', 'light'));
  window.addEventListener('afterprint', apply);

  document.addEventListener('click', (event) => {
    if (!event.target.closest('[data-theme-toggle]')) return;
    const next = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax${secure}`;
    apply();
  });

  // A menu closes when one clicks elsewhere or presses Escape, as menus do.
  const closeMenus = (except) => document.querySelectorAll('details.user-menu[open], details.site-menu[open]').forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });
  document.addEventListener('click', (event) => closeMenus(event.target));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = document.activeElement?.closest('details[open]');
    closeMenus(null);
    open?.querySelector('summary')?.focus();
  });
})();
