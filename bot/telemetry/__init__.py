"""What operators see of a running process: counts and times, the trail of an event, traces. Never what people said."""
