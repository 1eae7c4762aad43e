"""A person's path over several pages, mails included: what is clicked and typed stands on the pages themselves."""
