"""Reading a drawn map back: words, ids, fills, what labels say, and where arrows end."""

import re
from math import hypot
from xml.etree import ElementTree

from matplotlib.colors import to_hex

SVG = "{http://www.w3.org/2000/svg}"


def text(drawn):
    """All words in the order they were written; what has a halo stands twice."""
    return " ".join(artist.get_text() for artist in drawn.sheet.axes.texts)


def ids(drawn, prefix=""):
    """Ids of what is drawn, sorted."""
    found = (str(artist.get_gid()) for artist in drawn.sheet.axes.get_children() if artist.get_gid())
    return sorted(gid for gid in found if gid.startswith(prefix))


def fills(drawn, prefix="commune-"):
    """Fill of each commune's cell, by code."""
    return {
        artist.get_gid().removeprefix(prefix): to_hex(artist.get_facecolor())
        for artist in drawn.sheet.axes.get_children()
        if str(artist.get_gid()).startswith(prefix)
    }


def markers(drawn, prefix="site-"):
    """Site -> its marker."""
    return {
        artist.get_gid().removeprefix(prefix): artist.get_marker()
        for artist in drawn.sheet.axes.get_children()
        if str(artist.get_gid()).startswith(prefix)
    }


def outline(drawn, gid):
    """Corners of what has the id."""
    return next(a.get_path().vertices for a in drawn.sheet.axes.get_children() if a.get_gid() == gid)


def below(drawn, kind="commune"):
    """What the last lines of labels say, by code; lines are found by their place."""
    texts = drawn.sheet.axes.texts
    written = {tuple(round(part, 3) for part in artist.get_position()): artist.get_text() for artist in texts}
    found = {}
    for placement in drawn.placements:
        for spot in placement.placed:
            if spot.key.startswith(f"{kind}:"):
                inside = [(y, words) for (x, y), words in written.items()
                          if x == round(spot.x, 3) and spot.box.y0 < y < spot.box.y1]  # fmt: skip
                found[spot.key.removeprefix(f"{kind}:")] = min(inside)[1]
    return found


def free(drawn):
    """Whether no label overlaps another one, a marker, an arrow or a frame."""
    for placement in drawn.placements:
        boxes = [spot.box for spot in placement.placed]
        if any(spot.overlap > 0 for spot in placement.placed):
            return False
        if any(a.overlap(b) > 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :]):
            return False
    return True


REACH = 14.0
"""How far (points) the middle of the largest marker is from the head of an arrow that points at it."""


def arrow_ends(svg):
    """Site -> the sites that the head of its arrow touches, on the map or its inset, in the file as written."""
    groups = {node.get("id"): node for node in ElementTree.fromstring(svg).iter(f"{SVG}g") if node.get("id")}
    spots = []
    for key, node in groups.items():
        use = node.find(f".//{SVG}use")
        if key.startswith(("site-", "inset-site-")) and use is not None:
            spots.append((float(use.get("x")), float(use.get("y")), key.split("site-")[1]))
    found = {}
    for key, node in groups.items():
        if key.startswith("arrow-"):
            numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", node.find(f".//{SVG}path").get("d"))]
            x, y = numbers[-2:]
            found[key.removeprefix("arrow-")] = {site for sx, sy, site in spots if hypot(sx - x, sy - y) < REACH}
    return found


VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
"""Letters that English has not."""
