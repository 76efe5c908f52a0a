"""Pictures of the service, and what of them may be shown."""
