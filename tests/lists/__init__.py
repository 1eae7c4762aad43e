"""Working lists."""
