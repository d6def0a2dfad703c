// The coding form on a page of its own.
import { isHandled } from './form-keys.js';

const form = document.getElementById('coding');

// The keys are those of the form: it has the focus first, with the passage left in sight.
if (document.activeElement === document.body) form.querySelector('[name="Input.Topic"]')?.focus({ preventScroll: true });

form.addEventListener('keydown', (event) => isHandled(event, (form) => form.requestSubmit(form.querySelector('[name="Wanted"]'))));
