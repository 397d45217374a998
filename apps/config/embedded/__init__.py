"""The PostgreSQL that comes with us: started, watched and stopped as a child of our own."""
