"""Built pages become a PDF."""
