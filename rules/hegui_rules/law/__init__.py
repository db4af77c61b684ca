"""Family L 法规文件: laws and documents cited."""
