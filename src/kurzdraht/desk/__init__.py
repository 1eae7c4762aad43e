"""The office's home and the outbox on screen. The work itself happens in the apps below."""
