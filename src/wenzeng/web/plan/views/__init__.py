"""Screens of the plan, by what they show, and the acts behind their forms."""
