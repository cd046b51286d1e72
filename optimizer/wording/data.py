"""Sentences of the stage `data`."""

PHRASES: dict[str, tuple[str, str]] = {}
