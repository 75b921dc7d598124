"""What people see: one package per subject; none knows another; shell holds the frame of every page."""
