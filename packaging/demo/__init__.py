"""The main job from beginning to end: town hall, NGO and ministry, three folders, no network, no window."""
