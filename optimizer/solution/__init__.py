"""Stage `solution`."""
