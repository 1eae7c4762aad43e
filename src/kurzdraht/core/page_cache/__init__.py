"""Anonymous pages from memory, never older than the last commit: a stamp in the database tells."""
