"""Where things come from that nobody uploads: the only rooms of ingestion that ask other machines."""
