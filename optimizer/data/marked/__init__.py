"""A copy of an officer's own workbook with findings in it; whatever is not a finding stays byte for byte."""
