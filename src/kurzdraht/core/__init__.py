"""What every app may use and no business knows: refusals, text, dates, design system, page cache."""
