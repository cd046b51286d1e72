"""Stage `network`."""
