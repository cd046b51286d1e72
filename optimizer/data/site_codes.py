"""Cells of `decided` that name several sites."""


def codes_in(text: object) -> list[str]:
    """Return the codes in a cell, separated by semicolons or commas."""
    return [code for part in str(text).replace(",", ";").split(";") if (code := part.strip())]
