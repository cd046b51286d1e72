"""Formulas that turn the published facts on Điện Biên into complete tables; each is stated once."""
