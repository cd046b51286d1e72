"""What a report says, section by section: each function turns cells of a bundle into blocks."""
