"""Reading a directory of municipalities from a file; knows no database."""
