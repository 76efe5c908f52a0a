"""What differs from month to month."""
