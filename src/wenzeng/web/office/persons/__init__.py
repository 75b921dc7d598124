"""Screens of persons (人员): the administrators' list of accounts, one account, and the acts on it."""
