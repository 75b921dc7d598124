"""Acts of casework."""
