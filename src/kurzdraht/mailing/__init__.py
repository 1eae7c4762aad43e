"""The outbox: every mail is one row, sent once and accounted for. Wording belongs to the app that writes."""
