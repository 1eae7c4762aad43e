"""Loading the demo and moving it along with the calendar."""
