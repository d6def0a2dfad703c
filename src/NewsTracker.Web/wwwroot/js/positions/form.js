// The coding form on a page of its own.
import { isHandled } from './form-keys.js';

document.getElementById('coding').addEventListener('keydown', (event) => isHandled(event, (form) => form.requestSubmit(form.querySelector('[name="Wanted"]'))));
