"""Long runs that try to break Acopio; each ends with one line of counts."""
