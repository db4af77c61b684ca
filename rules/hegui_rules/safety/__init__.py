"""Family X 安全: privacy and secrecy before publication."""
