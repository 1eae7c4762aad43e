"""The journal: who did what, when. Nothing is changed or deleted here."""
