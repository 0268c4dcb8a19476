"""Write the coastlines of maps: ``python -m tests.writers.html.coastlines land-50m.json``.

The file is that of the npm package ``world-atlas`` 2: TopoJSON of Natural Earth 4.1, 1:50m. What is
written is in ``timeline.writers.html.land``; the same file gives the same bytes.
"""

import gzip
import json
import sys
from itertools import pairwise
from pathlib import Path

import timeline.writers.html.land as target
from timeline.writers.html.land import NAME, PER_DEGREE

_TOLERANCE = 0.04
"""How far a line may be from the one of the source, in degrees."""
_SMALLEST = 0.06
"""An island that is not longer than this, in degrees, is left out."""
_Point = tuple[float, float]


def main(source: Path) -> None:
    """Write the coastlines of a TopoJSON file."""
    topology = json.loads(source.read_text("utf-8"))
    scale, origin = (topology["transform"][name] for name in ("scale", "translate"))
    lines = [_points(arc, scale, origin) for arc in topology["arcs"]]
    (land,) = topology["objects"]["land"]["geometries"]
    rings = []
    for arcs in (ring for polygon in land["arcs"] for ring in polygon):
        points = _unrolled(
            [point for arc in arcs for point in (lines[arc] if arc >= 0 else lines[~arc][::-1])]
        )
        if max(max(of) - min(of) for of in zip(*points, strict=True)) > _SMALLEST:
            middle = len(points) // 2
            rings.append(_simpler(points[: middle + 1])[:-1] + _simpler(points[middle:]))
    text = json.dumps([_steps(ring) for ring in rings if len(ring) > 3], separators=(",", ":"))
    file = Path(target.__file__).with_name(NAME)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(rings)} rings, {sum(map(len, rings))} points, {file.stat().st_size} bytes")


def _points(arc: list[list[int]], scale: list[float], origin: list[float]) -> list[_Point]:
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((x * scale[0] + origin[0], y * scale[1] + origin[1]))
    return found


def _unrolled(ring: list[_Point]) -> list[_Point]:
    """Return a ring that goes on beyond the date line; one around a pole goes along that pole."""
    turned = ring[:1]
    for x, y in ring[1:]:
        turned.append((x - 360 * round((x - turned[-1][0]) / 360), y))
    (first, _), (last, latitude) = turned[0], turned[-1]
    if abs(last - first) > 180:
        pole = 90.0 if latitude > 0 else -90.0
        turned += [(last, pole), (first, pole), turned[0]]
    return turned


def _simpler(points: list[_Point]) -> list[_Point]:
    """Return a line without points that are nearer to it than the tolerance (Douglas, Peucker)."""
    kept = {0, len(points) - 1}
    open_ = [(0, len(points) - 1)]
    while open_:
        first, last = open_.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        farthest, at = _TOLERANCE**2, None
        for number in range(first + 1, last):
            x, y = points[number]
            along = min(max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1) if length else 0
            distance = (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2
            if distance > farthest:
                farthest, at = distance, number
        if at is not None:
            kept.add(at)
            open_ += [(first, at), (at, last)]
    return [points[number] for number in sorted(kept)]


def _steps(ring: list[_Point]) -> list[int]:
    """Return the first point and the steps from each to the next, without the last to the first."""
    whole = [(round(x * PER_DEGREE), round(y * PER_DEGREE)) for x, y in ring[:-1]]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    return [number for step in (whole[0], *steps) for number in step]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
