"""Municipalities, consortia, persons and their dated memberships, affiliations and mandates."""
