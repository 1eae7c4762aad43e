"""What every record can do: show its history, lie in the bin for 30 days, tell who else is here."""
