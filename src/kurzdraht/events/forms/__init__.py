"""Shapes of input, one file for each thing that is typed."""
