// The map's scripts: moving in time, zooming, reading by pointer and by keyboard. Without them the page is complete, only still.
import { States } from './states.js';
import { Time } from './time.js';
import { enableZoom } from './zoom.js';
import { enableReading } from './reading.js';
import { enableDownload } from './download.js';

const read = id => JSON.parse(document.getElementById(id)?.textContent ?? 'null');
const figure = document.getElementById('map-figure');
if (figure) {
  const states = new States(document.getElementById('map'), document.getElementById('legend'), read('map-steps'), read('map-stays'), +document.getElementById('day').value);
  const zoom = enableZoom(document.getElementById('map-frame'), document.getElementById('map'));
  enableReading(document.getElementById('map-frame'), document.getElementById('map'), states, zoom);
  const time = new Time(figure, states);
  enableDownload(document.getElementById('download-svg'), document.getElementById('download-png'), time);
}
