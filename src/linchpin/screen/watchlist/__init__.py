"""Who is watched for: the listed, those tied to them, and what they share."""
