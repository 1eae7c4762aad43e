"""Background work: heartbeat, reaper, retries, schedule. What a job does belongs to the app it serves."""
