"""The comparison page: `map.html`, one file that opens from a disk without a network."""
