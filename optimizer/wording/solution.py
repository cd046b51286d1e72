"""Sentences of the stage `solution`."""

PHRASES: dict[str, tuple[str, str]] = {}
