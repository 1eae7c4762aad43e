"""Drawing the Land: from the shipped paths to inline SVG; knows no database."""
