"""Screens of the parameters: all of them with their origins, the history of one, setting one."""
