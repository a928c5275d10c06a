"""Partners, partnerships, plans, consultations: dataclasses whose fields are declared once."""
