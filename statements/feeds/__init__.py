"""What programs follow: Atom feeds of every list, the map of the site, its search for browsers."""
