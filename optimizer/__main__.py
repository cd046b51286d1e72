"""`python -m optimizer` is the command `vetnet`."""

from optimizer.cli import run

raise SystemExit(run())
