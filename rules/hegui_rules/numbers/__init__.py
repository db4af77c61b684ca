"""Family N 数字: numbers that cannot be."""
