"""Is a life in danger? Decides red, amber or none for every message, and says why."""
