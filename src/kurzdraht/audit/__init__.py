"""The journal: who did what, when. Nothing is changed here, and nothing deleted before its time is over."""
