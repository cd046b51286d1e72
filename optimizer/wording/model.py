"""Sentences of the stage `model`."""

PHRASES: dict[str, tuple[str, str]] = {}
