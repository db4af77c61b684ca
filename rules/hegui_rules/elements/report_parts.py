"""Names that the rules of this family share."""

from hegui.api import Basis

KINDS = ("fazhi-annual",)
INSPECTION = Basis("《法治政府建设与责任落实督察工作规定》")
DUTIES = Basis("《党政主要负责人履行推进法治建设第一责任人职责规定》")
