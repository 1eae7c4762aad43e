"""Retention classes and the run that ends them. Each app names the class of its own models."""
