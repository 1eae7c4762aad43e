"""What is to do, found in the records or written down, and who does it until when."""
