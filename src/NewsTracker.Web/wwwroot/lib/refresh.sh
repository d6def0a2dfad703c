#!/usr/bin/env bash
# Brings the browser libraries anew, at the versions below. Needs npm; building and running NewsTracker does not.
set -euo pipefail
cd "$(dirname "$0")"
tabler=1.6.1
icons=3.51.0
atlas=2.0.2
htmx=2.0.11
used=(news rss world users settings history search plus upload clipboard-text link alert-triangle check x clock refresh player-pause player-play chevron-left chevron-right external-link user logout sun moon file-text inbox lock shield-check trash pencil key versions info-circle menu-2 tags book bell download help-circle player-stop rotate-clockwise arrows-diff list-check camera map-2 layout-grid chart-line minus printer sparkles filter)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --pack-destination "$work" "@tabler/core@$tabler" "@tabler/icons@$icons" "world-atlas@$atlas" "htmx.org@$htmx" >/dev/null
for archive in "$work"/*.tgz; do mkdir "${archive%.tgz}" && tar xzf "$archive" -C "${archive%.tgz}"; done

# The map files stay behind, so the lines that name them go.
sed '/^\/\*# sourceMappingURL=/d' "$work"/tabler-core-*/package/dist/css/tabler.min.css > tabler/tabler.min.css
cp "$work"/tabler-icons-*/package/LICENSE tabler/LICENSE
cp "$work"/tabler-icons-*/package/LICENSE tabler-icons/LICENSE
{
  echo '<svg xmlns="http://www.w3.org/2000/svg">'
  for name in "${used[@]}"; do
    echo "<symbol id=\"$name\" viewBox=\"0 0 24 24\">"
    grep -E '<(path|circle|rect|line|polyline|ellipse)' "$work"/tabler-icons-*/package/icons/outline/"$name".svg | grep -v 'stroke="none"'
    echo '</symbol>'
  done
  echo '</svg>'
} > tabler-icons/sprite.svg

cp "$work"/world-atlas-*/package/LICENSE world-atlas/LICENSE
node ../../Map/shapes.mjs "$work"/world-atlas-*/package/countries-50m.json ../../../NewsTracker.Data/Reference/countries.json

cp "$work"/htmx.org-*/package/LICENSE htmx/LICENSE
cp "$work"/htmx.org-*/package/dist/htmx.min.js htmx/htmx.min.js
