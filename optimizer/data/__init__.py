"""Input tables: declaration, reading, checks, and the frozen `Province`."""
