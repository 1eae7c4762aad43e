"""What the journal does not do."""


class JournalIsFinal(Exception):
    """Code tried to change or delete an entry: a mistake of ours, so no sentence for users."""
