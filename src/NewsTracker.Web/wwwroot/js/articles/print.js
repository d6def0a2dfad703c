// A button that prints. Without scripts the browser's own way to print remains.
document.querySelector('[data-print]')?.addEventListener('click', () => window.print());
