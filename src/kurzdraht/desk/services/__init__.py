"""What the office does in one step over several apps."""
