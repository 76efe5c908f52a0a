"""Plain Japanese hands-on guides, made into sites that a workshop can be run on."""
