"""Benchmarks: run by hand, timed; see README.md of this folder."""
