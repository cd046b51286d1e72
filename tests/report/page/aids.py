"""What axe-core finds wrong on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def grave(page: Any) -> list[tuple[str, list[str]]]:
    """Return the serious and critical findings: rule, and the beginning of up to three elements that break it."""
    return [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in Axe().run(page).response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
