"""Cases with a clock (事项办理): declared types, driven by their tables; knows no measure and no plan."""
