"""Cells of `decided` that name several sites, or sites and their hosts."""


def codes_in(text: object) -> list[str]:
    """Return the codes in a cell, separated by semicolons or commas."""
    return [code for part in str(text).replace(",", ";").split(";") if (code := part.strip())]


def hosts_in(text: object) -> list[tuple[str, str]]:
    """Return the pairs (site, host) in a cell: ``S2>CD1; S4>TT2``; a part without both is left as it is, host ""."""
    pairs = (part.partition(">") for part in codes_in(text))
    return [(site.strip(), host.strip()) for site, _, host in pairs]
