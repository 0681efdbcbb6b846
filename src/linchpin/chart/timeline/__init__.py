"""The timeline: legal events and dated statements, each as precise as its source and no more."""
