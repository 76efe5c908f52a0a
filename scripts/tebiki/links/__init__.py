"""Links inside a site."""
