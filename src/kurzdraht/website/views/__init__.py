"""HTTP of the public site."""
