"""Everything of 镁卡 MgCards that touches the world: HTTP, SQL, files, PDF, jobs, settings."""
