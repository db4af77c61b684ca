"""Family T 时间: years, deadlines, anachronisms."""
