"""The demo network with dates relative to today. Never loaded into a real installation."""
