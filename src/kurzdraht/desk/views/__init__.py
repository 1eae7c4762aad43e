"""The office's home and the outbox."""
