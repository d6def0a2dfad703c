// Buttons that copy what stands beside them.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    const words = button.querySelector('span');
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      words.textContent = 'Copied';
    } catch {
      // Browsers keep the clipboard from pages without https; the text is selected.
      words.textContent = 'Press Ctrl+C';
    }
  });
}
