"""Sentences of the stage `scenario`."""

PHRASES: dict[str, tuple[str, str]] = {}
