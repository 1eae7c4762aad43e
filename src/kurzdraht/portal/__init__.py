"""The member's home. What is listed here is decided in the apps below."""
