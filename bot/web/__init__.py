"""The page at `/`: HTML, CSS, script and icon, served as they are but for the operator's own facts."""
