"""What a file is by its content; pure functions on open files, no tables, no settings."""
