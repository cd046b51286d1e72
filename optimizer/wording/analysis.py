"""Sentences of the stage `analysis`."""

PHRASES: dict[str, tuple[str, str]] = {}
