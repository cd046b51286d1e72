"""Sentences of the stage `cli`."""

PHRASES: dict[str, tuple[str, str]] = {}
