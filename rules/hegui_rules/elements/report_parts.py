"""Names that the rules of this family share."""

KINDS = ("fazhi-annual",)
