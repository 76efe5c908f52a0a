"""What may stand on a page, and who may be asked."""
