// Completes queries wherever one is written: saved searches, rules for tags, tagging. The list of articles does it itself.
import { complete } from './completion.js';

document.querySelectorAll('[data-query]').forEach((box) => complete(box));
