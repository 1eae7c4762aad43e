"""Questions of the public pages, one file for each noun."""
