"""A plain guide becomes pages."""
