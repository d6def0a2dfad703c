// On pages that tell what was decided on articles: they are ticked no longer in the list they were ticked in.
import { settle } from './ticked.js';

settle(true);
