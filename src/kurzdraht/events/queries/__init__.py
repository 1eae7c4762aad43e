"""Questions about events, one file for each screen or noun."""
