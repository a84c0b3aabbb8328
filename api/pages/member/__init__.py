"""The member's own pages behind their return link: what is shared, who read it, taking it back."""
