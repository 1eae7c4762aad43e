"""Makers of records for tests: short calls, sensible defaults, everything overridable."""
