"""What a member's pages show, one file for each."""
