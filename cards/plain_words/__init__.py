"""Requirements as engineers speak of them, with what was assumed and what was missed."""
