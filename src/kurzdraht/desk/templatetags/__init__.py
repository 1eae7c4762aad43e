"""What the frame of every desk page shows."""
