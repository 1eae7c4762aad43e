"""HTTP of the events: what everybody sees, what members do, what the office does."""
