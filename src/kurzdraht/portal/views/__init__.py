"""The member's pages, and what members do for colleagues."""
