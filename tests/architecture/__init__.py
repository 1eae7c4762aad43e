"""What the house promises about itself, checked."""
