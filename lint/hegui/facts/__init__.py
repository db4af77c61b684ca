"""What a document says, computed once and shared: quantities, dates, citations."""
