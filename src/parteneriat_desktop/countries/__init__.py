"""What differs by country: identifiers, units of administration, currency, telephone numbers."""
