"""The workbook that officers fill in: written from the declared columns."""
