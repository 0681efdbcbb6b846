"""Places under comprehensive embargoes, as of a day."""
