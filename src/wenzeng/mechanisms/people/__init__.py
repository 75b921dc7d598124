"""People (人员与单位): every unit, every person, and who may see what."""
