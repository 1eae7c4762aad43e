"""Storing files, checked by content."""
