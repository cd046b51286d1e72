"""Sentences of the stage `network`."""

PHRASES: dict[str, tuple[str, str]] = {}
