"""Files that an office works on: the workbook of a plan. They say what the bundle says, and nothing else."""
