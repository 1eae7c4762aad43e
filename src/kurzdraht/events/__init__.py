"""Events, their agenda, registration, waiting list and documentation."""
