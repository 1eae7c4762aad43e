"""Settings, addresses, doors for web server, worker and command line."""
