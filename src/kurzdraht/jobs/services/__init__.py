"""The life of a job: claimed, run, finished or put back; and what repeats by the clock."""
