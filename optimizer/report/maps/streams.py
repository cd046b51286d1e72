"""Lines from the seats of communes to the sites where their learners go, the wider the more they are."""

import pandas as pd

from optimizer.report import theme
from optimizer.report.maps.panel import Panel


def draw_streams(panel: Panel, rows: pd.DataFrame) -> int:
    """Draw the streams (columns commune, site, entrants a year) into `panel`, small ones above; return how many.

    A stream of less than half an entrant, which would be printed as 0, is left out.
    """
    ordered = rows.sort_values(["entrants", "commune", "site"], ascending=[False, True, True])
    drawn = 0
    for commune, site, entrants in ordered[["commune", "site", "entrants"]].itertuples(index=False):
        if round(entrants) < 1 or site not in panel.spots or commune not in panel.ground.cells:
            continue
        x, y = panel.window.point(*panel.ground.seats[commune])
        to_x, to_y = panel.spots[site]
        gid = None if panel.inset else f"stream-{commune}-{site}"
        width = theme.STREAM_WIDTHS[theme.stream_class(round(entrants))]
        style = {"color": theme.STREAM, "solid_capstyle": "round", "gid": gid}
        panel.sheet.line([x, to_x], [y, to_y], panel.clip, lw=width + 0.9, color="white", zorder=4.0, alpha=0.7)
        panel.sheet.line([x, to_x], [y, to_y], panel.clip, lw=width, zorder=4.1 + drawn / 10_000, **style)
        drawn += 1
    return drawn
