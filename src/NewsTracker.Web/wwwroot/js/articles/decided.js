// On pages that tell what was decided on articles: they are ticked no longer in the list they were ticked in. It runs before the page is drawn, so that nobody is back in the list sooner.
import { settle } from './ticked.js';

settle(true);
