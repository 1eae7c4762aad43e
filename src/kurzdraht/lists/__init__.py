"""Working lists of the office: columns, order, kept filters, export, acts on many rows with a way back."""
