"""What people do with the catalogue, one sentence a function: `(session, actor, …)`, no commit."""
