"""The annual report as a document, a workbook and CSV tables, drawn from `optimizer.analysis.annual.annual.Annual`."""
