"""What a job's record may name as the reason of its end."""


class WorkerLost(Exception):
    """The worker died again and again while it ran this job (killed, out of memory)."""
