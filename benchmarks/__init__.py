"""Speed and memory as ratios in one run; nothing here passes or fails."""
