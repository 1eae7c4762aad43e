"""What needs a real browser: all pages looked at from all sides, and the journeys once more with mouse and keys."""
