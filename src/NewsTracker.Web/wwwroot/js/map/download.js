// The picture of the day that is shown: SVG from the server, PNG drawn from it.
import { fail } from '../keys/keys.js';

const WIDTH = 2400;

export function enableDownload(svg, png, time) {
  svg.addEventListener('click', () => { svg.href = time.address('Image'); });
  png.addEventListener('click', async () => {
    png.disabled = true;
    try {
      const image = new Image();
      image.src = time.address('Image');
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: Math.round(WIDTH * image.naturalHeight / image.naturalWidth) });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      const link = Object.assign(document.createElement('a'), { href: canvas.toDataURL('image/png'), download: `map-${time.iso(time.day)}.png` });
      link.click();
    } catch {
      fail('The picture could not be made. Take the SVG instead.');
    } finally {
      png.disabled = false;
    }
  });
}
