"""Stored files and pictures, checked by content. Who may read a file is decided by the faces."""
