"""Screens of the bulletins: the list, the desk with its locked figures, editing, signing, comparison."""
