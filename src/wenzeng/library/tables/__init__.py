"""Tables that leave the house: Excel workbooks and CSV files, typed, with their source line, harmless to open."""

from wenzeng.library.tables.plain import comma_separated, decimal_text, harmless
from wenzeng.library.tables.sheet import About, Sheet, SheetColumn, Value, workbook

__all__ = ["About", "Sheet", "SheetColumn", "Value", "comma_separated", "decimal_text", "harmless", "workbook"]
