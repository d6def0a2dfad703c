// Buttons that copy the address beside them.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const address = document.getElementById(button.dataset.copy);
    address.select();
    const words = button.querySelector('span');
    try {
      await navigator.clipboard.writeText(address.value);
      words.textContent = 'Copied';
    } catch {
      // Browsers keep the clipboard from pages without https; the text is selected.
      words.textContent = 'Press Ctrl+C';
    }
  });
}
