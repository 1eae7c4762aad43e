"""Users, sign-in, personal links and the one guard of all views. Roles belong to network."""
